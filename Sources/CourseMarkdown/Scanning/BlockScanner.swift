import Diagnostics

/// Follows the blocks of a document line by line, as cmark will, to find the lines of text in
/// which mathematics can be, and the divs.
///
/// It need not know everything that cmark knows, only what decides whether a line is text: the
/// open containers, code, HTML. Where the two should ever differ, a token ends up in code or in
/// an attribute, and the author's text is put back there.
struct BlockScanner {
  /// How many containers may be open inside each other.
  static let nestingLimit = 100

  let source: SourceText
  let extensions: MarkdownExtensions
  let recognisesMath: Bool
  var rewriting = Rewriting()
  var diagnostics: [Diagnostic] = []
  var containers: [OpenContainer] = []
  var leaf = OpenLeaf.none
  /// Where each footnote is defined, by label.
  private(set) var footnotes: [(label: String, range: Range<Int>)] = []
  var isNestingReported = false
  /// The first line of the open paragraph.
  var paragraphLine = 0
  /// The number of columns of the open table.
  var tableColumns = 0
  /// Up to where a search for the end of a display found none, by what was looked for.
  var fruitless: [DisplayDelimiter: Int] = [:]

  var bytes: [UInt8] { source.bytes }

  init(_ source: SourceText, extensions: MarkdownExtensions, recognisesMath: Bool) {
    self.source = source
    self.extensions = extensions
    self.recognisesMath = recognisesMath
  }

  /// Scans the lines from `first` on, counted from 0.
  mutating func scan(from first: Int) {
    var line = first
    while line < source.lineCount {
      line = apply(read(line, leaf: leaf), line)
    }
    closeContainers(downTo: 0)
    rewriting.sort()
  }

  /// Acts on what a line is.
  ///
  /// - Returns: The next line to read.
  private mutating func apply(_ reading: LineReading, _ line: Int) -> Int {
    if case .divEnd(let index) = reading.content {
      endDiv(index, reading.cursor.rest)
      return line + 1
    }
    closeContainers(downTo: reading.matched)
    if !reading.opened.isEmpty { leaf = .none }
    note(reading.opened)
    containers.append(contentsOf: reading.opened)
    if reading.content != .blank { markContent() }
    switch reading.content {
    case .text:
      if leaf == .table { return scanTable(from: line, reading) }
      return scanParagraph(from: line, at: reading.cursor.next)
    case .tooDeep:
      mask(reading)
      return scanParagraph(from: line, at: reading.cursor.next)
    case .heading:
      leaf = .none
      scanHeading(reading.cursor.rest, line)
    case .divStart:
      leaf = .none
      return startDiv(reading.cursor.rest, line)
    default:
      leaf = nextLeaf(reading)
    }
    return line + 1
  }

  private func nextLeaf(_ reading: LineReading) -> OpenLeaf {
    switch reading.content {
    case .fence(let character, let length): .fence(character, length)
    case .indentedCode: .indentedCode
    case .html(let condition):
      HTMLSyntax.endsBlock(condition, bytes, reading.cursor.rest) ? .none : .html(condition)
    case .literal:
      if case .html(let condition) = leaf,
        HTMLSyntax.endsBlock(condition, bytes, reading.cursor.rest)
      {
        .none
      } else {
        leaf
      }
    case .blank where leaf == .indentedCode: .indentedCode
    default: .none
    }
  }

  // MARK: Containers

  /// Closes containers, with a remark on each div that had no closing line.
  mutating func closeContainers(downTo count: Int) {
    guard containers.count > count else { return }
    for container in containers[count...] where container.token >= 0 {
      diagnostics.append(.unclosedDiv(container, at: source.range(of: container.opening)))
    }
    containers.removeLast(containers.count - count)
    leaf = .none
  }

  private mutating func markContent() {
    for index in containers.indices { containers[index].hasContent = true }
  }

  /// Remembers the footnotes that a line defines.
  private mutating func note(_ opened: [OpenContainer]) {
    for container in opened {
      guard case .footnote = container.kind else { continue }
      let range = container.opening
      let label = bytes[range].dropFirst(2).prefix { $0 != Byte.rightBracket }
      footnotes.append((String(decoding: label, as: UTF8.self), range))
    }
  }

  /// Takes the meaning from a mark that would open one container too many.
  mutating func mask(_ reading: LineReading) {
    let place = reading.cursor.next..<reading.cursor.next + 1
    rewriting.replace(place, with: .verbatim)
    if !isNestingReported { diagnostics.append(.nestingTooDeep(at: source.range(of: place))) }
    isNestingReported = true
  }
}
