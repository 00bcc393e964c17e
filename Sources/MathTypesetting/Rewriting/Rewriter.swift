/// Turns common LaTeX that KaTeX refuses into what it takes, in one pass over the bytes.
///
/// 1. Every author's place survives: ``OffsetMap`` leads from the result back to the source.
/// 2. What is not understood is left alone, for KaTeX to judge.
/// 3. A formula that needs nothing costs one scan.
///
/// Rules for commands are in `Rewriter+Commands.swift`, for environments and alignment in
/// `Rewriter+Environments.swift`, for scripts without braces in `Rewriter+Scripts.swift`.
struct Rewriter {
  /// An open brace or environment.
  struct Frame {
    /// `nil` for a brace.
    var environment: String?
    /// What is written at the environment's end.
    var closing = ""
    var start: Int
    /// Whether only one `&` is allowed in a row, and how many there were.
    var hasOneMark = false
    var marks = 0
  }

  /// The source up to the end of the stretch that is being rewritten.
  private(set) var source: TeXBytes
  let isDisplay: Bool
  /// Stretches that were taken out before: definitions.
  let skipped: [Range<Int>]

  private(set) var output: [UInt8] = []
  private(set) var map = OffsetMap()

  var frames: [Frame] = []
  /// An `&` outside all environments and braces.
  var hasStrayMark = false
  /// The first problem with the environments, which says more than KaTeX's answer to it.
  var structure: FormulaError?
  /// A mistake that was put right, and is still to be told.
  var irregularity: FormulaError?

  init(_ source: TeXBytes, isDisplay: Bool, skipping: [Range<Int>] = []) {
    self.source = source
    self.isDisplay = isDisplay
    skipped = skipping
    output.reserveCapacity(source.count + 32)
  }

  /// Stretches in stretches that are rewritten; those further in are copied.
  private static let deepest = 60
  private var depth = 0

  /// Rewrites a stretch of the source.
  ///
  /// What stands in it cannot take arguments from beyond it, so that each byte is rewritten once.
  mutating func rewrite(_ range: Range<Int>) {
    guard depth < Self.deepest else {
      copy(range)
      return
    }
    let outerEnd = source.count
    source.count = range.upperBound
    depth += 1
    var index = range.lowerBound
    while index < range.upperBound {
      if let skip = skipped.first(where: { $0.lowerBound == index }) {
        index = skip.upperBound
      } else {
        index = max(step(at: index), index + 1)
      }
    }
    depth -= 1
    source.count = outerEnd
  }

  /// - Returns: Where to go on.
  private mutating func step(at index: Int) -> Int {
    switch source[index] {
    case TeXBytes.backslash:
      return rewriteCommand(at: index)
    case UInt8(ascii: "%"):
      return copy(index..<source.commentEnd(at: index))
    case TeXBytes.openBrace:
      frames.append(Frame(start: index))
    case TeXBytes.closeBrace:
      if let last = frames.last, last.environment == nil { frames.removeLast() }
    case UInt8(ascii: "&"):
      return rewriteMark(at: index)
    case UInt8(ascii: "_"), UInt8(ascii: "^"):
      return rewriteScript(at: index)
    default:
      let rest = source.bytes[index..<source.count]
      return copy(index..<(rest.firstIndex(where: Self.isSpecial) ?? source.count))
    }
    return copy(index..<index + 1)
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case TeXBytes.backslash, TeXBytes.openBrace, TeXBytes.closeBrace, UInt8(ascii: "%"),
      UInt8(ascii: "&"), UInt8(ascii: "_"), UInt8(ascii: "^"):
      true
    default: false
    }
  }

  // MARK: - Output

  @discardableResult
  mutating func copy(_ range: Range<Int>) -> Int {
    if output.isEmpty || lastCopyEnd != range.lowerBound {
      map.noteCopy(output: output.count, input: range.lowerBound)
    }
    output += source.bytes[range]
    lastCopyEnd = range.upperBound
    return range.upperBound
  }

  /// Writes what the author did not, on account of what stands at `place`.
  mutating func insert(_ text: String, for place: Int) {
    map.noteInsertion(output: output.count, input: place)
    output += text.utf8
    lastCopyEnd = nil
  }

  private var lastCopyEnd: Int?
}
