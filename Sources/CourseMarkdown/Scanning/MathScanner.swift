/// Finds mathematics in the text of one block.
///
/// The leftmost construct wins: a code span, a tag, an escape, a link's destination or a formula
/// that starts first hides what starts inside it. Dollars that turn out to be prices are left
/// alone, and what they would have enclosed is looked at again.
struct MathScanner {
  enum Event {
    case math(range: Range<Int>, tex: Range<Int>, MathSource.Kind)
    /// A display whose end the caller has found.
    case display(FoundDisplay)
    /// Characters that cmark is not to see.
    case mask(Range<Int>)
  }

  /// A display in terms of the source.
  struct FoundDisplay {
    var range: Range<Int>
    var tex: String
    var texRange: Range<Int>
    var identifier: String?
    /// Where the scan goes on; `nil` where the display left the text.
    var resume: Int?
  }

  enum Mode {
    case text
    /// A row of a table; whether mathematics may have a pipe in it.
    case row(allowsPipes: Bool)
    /// Raw HTML, where only text between tags is looked at.
    case html
  }

  /// Where a display ends that opens at an index.
  enum DisplayAnswer {
    /// To be looked for in the text.
    case inText
    case unclosed
    case found(FoundDisplay)
  }

  typealias DisplayFinder = (_ index: Int, DisplayDelimiter) -> DisplayAnswer

  let text: [UInt8]
  let mode: Mode
  private(set) var events: [Event] = []
  var code: CodeSpans
  var dollars: DollarPairs
  /// Where marks that were looked for are next; the end of the text where there is none.
  private var nextPlaces: [String: Int] = [:]
  /// The displays whose end was looked for in vain.
  var unclosed: Set<DisplayDelimiter> = []
  var openBrackets = 0
  var ats = 0
  var pendingDefinition: (close: Int, end: Int)?
  /// Where a link definition may start.
  var nextDefinition = 0

  /// More open brackets, or addresses, than this in one block are text.
  static let limit = 250

  init(_ text: [UInt8], mode: Mode = .text) {
    self.text = text
    self.mode = mode
    self.code = CodeSpans(text)
    self.dollars = DollarPairs(text)
  }

  /// Scans the text, with displays that end in it.
  mutating func scan() {
    scan { _, _ in .inText }
  }

  /// Scans the text up to its end or to a display that leaves it.
  ///
  /// - Parameter finder: Finds the end of a display.
  mutating func scan(finder: DisplayFinder) {
    var index = 0
    while index < text.count {
      switch text[index] {
      case Byte.backslash:
        guard let next = backslash(index, finder) else { return }
        index = next
      case Byte.dollar:
        guard let next = dollar(index, finder) else { return }
        index = next
      case Byte.backtick: index = backticks(index)
      case Byte.less: index = angle(index)
      case Byte.leftBracket: index = openBracket(index)
      case Byte.rightBracket: index = closeBracket(index)
      case Byte.colon: index = address(index)
      case Byte.at:
        ats += 1
        if ats > Self.limit { mask(index..<index + 1) }
        index += 1
      default: index += 1
      }
    }
  }

  // MARK: Openers

  /// Behind an escape, a formula in `\(…\)` or `\[…\]`, or an environment; `nil` where a display
  /// left the text.
  private mutating func backslash(_ index: Int, _ finder: DisplayFinder) -> Int? {
    if text.has("\\(", at: index), let end = parenthesised(index) { return end }
    if let delimiter = DisplayDelimiter.opening(text, at: index) {
      switch display(index, delimiter, finder) {
      case .none: break
      case .some(let resume): return resume
      }
    }
    let next = index + 1
    return next < text.count && text[next].isPunctuation ? index + 2 : next
  }

  private mutating func dollar(_ index: Int, _ finder: DisplayFinder) -> Int? {
    let run = text.run(of: Byte.dollar, at: index)
    if run == 2 {
      switch display(index, .dollars, finder) {
      case .none: return index + 2
      case .some(let resume): return resume
      }
    }
    guard run == 1 else { return index + run }
    if let end = backtickMath(index) ?? inlineMath(index) { return end }
    return index + 1
  }

  /// Handles a display that opens here.
  ///
  /// - Returns: `nil` where it has no end; where to go on, which is `nil` in turn where the
  ///   display left the text.
  private mutating func display(
    _ index: Int,
    _ delimiter: DisplayDelimiter,
    _ finder: DisplayFinder
  ) -> Int?? {
    switch finder(index, delimiter) {
    case .unclosed:
      return nil
    case .found(let found):
      events.append(.display(found))
      if let resume = found.resume { code.hide(index..<resume) }
      return .some(found.resume)
    case .inText:
      guard let end = displayEnd(index, delimiter) else { return nil }
      return .some(end)
    }
  }

  /// Takes a formula out, and says where to go on.
  mutating func accept(_ range: Range<Int>, tex: Range<Int>, _ kind: MathSource.Kind) -> Int {
    code.hide(range)
    events.append(.math(range: range, tex: text.trimmed(tex), kind))
    return range.upperBound
  }

  /// Hides characters, together with those just before them.
  mutating func mask(_ range: Range<Int>) {
    if case .mask(let last) = events.last, last.upperBound == range.lowerBound {
      events[events.count - 1] = .mask(last.lowerBound..<range.upperBound)
    } else {
      events.append(.mask(range))
    }
  }

  /// The next place of a mark; asked from left to right, the text is searched once.
  mutating func find(_ mark: StaticString, from start: Int) -> Int? {
    let name = mark.description
    if let known = nextPlaces[name], known >= start { return known < text.count ? known : nil }
    var index = start
    while index + mark.utf8CodeUnitCount <= text.count {
      if text.has(mark, at: index) {
        nextPlaces[name] = index
        return index
      }
      index += 1
    }
    nextPlaces[name] = text.count
    return nil
  }
}
