/// Frequent pieces of KaTeX's markup as one or two bytes.
///
/// KaTeX writes about 3,600 bytes of markup for a formula, nearly all of it from some eighty
/// pieces. The engine writes those as control characters, which HTML cannot contain; that makes
/// its answers, and the cache, about six times smaller, and saves the time to join and convert
/// them. ``expanded(_:)`` gives back the markup.
enum MarkupShorthand {
  /// The most frequent pieces, one byte each.
  static let brief = [
    "</span>", "\">", "</mi>", "</mo>", "<mi>", "<mo stretchy=\"false\">",
    "<span class=\"mspace\" style=\"", "<span class=\"mord mathnormal\" style=\"",
    "<span class=\"mord mathnormal\">", "<span class=\"mord\">", "<span class=\"mord mtight\">",
    "<span class=\"vlist\" style=\"", "<span class=\"pstrut\" style=\"",
    "<span class=\"vlist-r\">", "<span class=\"sizing reset-size6 size3 mtight\">",
    "<span style=\"", "<mi mathvariant=\"normal\">", "</mrow>", "<mrow>",
    "<mo separator=\"true\">", "<span class=\"mpunct\">", "<span class=\"msupsub\">",
    "<span class=\"mclose\">", "<span class=\"mopen\">",
  ]

  /// Further pieces, a prefix and a byte each; at most 95.
  static let long = [
    "<mo>", "<mn>", "</mn>", "<mtd>", "</mtd>", "<mtr>", "</mtr>", "<msub>", "</msub>", "<msup>",
    "</msup>", "<msubsup>", "</msubsup>", "<mfrac>", "</mfrac>", "<mstyle>", "</mstyle>",
    "<mtext>", "</mtext>", "<munder>", "</munder>", "<munderover>", "</munderover>",
    "</mover>", "</mtable>", "<semantics>", "</semantics>", "</annotation>", "</math>",
    "<annotation encoding=\"application/x-tex\">", "<mo fence=\"true\">",
    "<math xmlns=\"http://www.w3.org/1998/Math/MathML\">",
    "<math xmlns=\"http://www.w3.org/1998/Math/MathML\" display=\"block\">",
    "<mstyle scriptlevel=\"0\" displaystyle=\"false\">",
    "<mstyle scriptlevel=\"0\" displaystyle=\"true\">",
    "<mo mathvariant=\"normal\" lspace=\"0em\" rspace=\"0em\">", "<mover accent=\"true\">",
    "<span class=\"katex\">", "<span class=\"katex-display\">", "<span class=\"katex-mathml\">",
    "<span class=\"katex-html\" aria-hidden=\"true\">", "<span class=\"base\">",
    "<span class=\"strut\" style=\"", "<span class=\"vlist-t\">",
    "<span class=\"vlist-t vlist-t2\">", "<span class=\"vlist-s\">", "<span>",
    "<span class=\"mord mathnormal mtight\">", "<span class=\"mord mathnormal mtight\" style=\"",
    "<span class=\"mbin\">", "<span class=\"mbin mtight\">", "<span class=\"mrel\">",
    "<span class=\"mrel mtight\">", "<span class=\"mpunct mtight\">", "<span class=\"mop\">",
    "<span class=\"mopen mtight\">", "<span class=\"mclose mtight\">", "<span class=\"minner\">",
    "<span class=\"mord text\">", "<span class=\"mord mathrm\">", "<span class=\"mord accent\">",
    "<span class=\"arraycolsep\" style=\"", "<span class=\"accent-body\" style=\"",
    "<span class=\"sizing reset-size3 size1 mtight\">", "<span class=\"mfrac\">",
    "<span class=\"frac-line\" style=\"", "<span class=\"nulldelimiter\">",
    "<span class=\"mop op-limits\">", "<span class=\"mopen delimcenter\" style=\"",
    "<span class=\"mclose delimcenter\" style=\"", "<span class=\"delimsizing size1\">",
    "margin-right:", "height:", "vertical-align:", "top:", "em;", "width:", "min-width:",
    "margin-left:", "padding-left:", "border-bottom-width:",
  ]

  /// Stands before the byte of a long piece.
  private static let prefix: UInt8 = 0x1D
  private static let firstLong: UInt8 = 0x20

  /// The bytes of the brief codes: those that neither text nor the bridge uses.
  private static let briefCodes: [UInt8] = Array(0x01...0x08) + [0x0B, 0x0C] + Array(0x0E...0x1C)

  /// Each piece with its code, as the engine's script takes them.
  static let codes: [(piece: String, code: String)] =
    zip(brief, briefCodes).map { ($0, String(decoding: [$1], as: UTF8.self)) }
    + long.enumerated().map { index, piece in
      (piece, String(decoding: [prefix, firstLong + UInt8(index)], as: UTF8.self))
    }

  /// All pieces in one text, and where each is: by its code, long ones by 0x20 and their number.
  private static let table: (text: [UInt8], ranges: [Range<Int>]) = {
    var text: [UInt8] = []
    var ranges = [Range<Int>](repeating: 0..<0, count: Int(firstLong) + long.count)
    let short = zip(briefCodes.map(Int.init), brief)
    let others = zip(Int(firstLong)..., long)
    for (code, piece) in Array(short) + Array(others) {
      ranges[code] = text.count..<text.count + piece.utf8.count
      text += piece.utf8
    }
    return (text, ranges)
  }()

  /// The markup that an engine's answer stands for.
  ///
  /// - Complexity: O(length of the markup)
  static func expanded(_ bytes: [UInt8]) -> String {
    let (text, ranges) = table
    var size = 0
    visit(bytes, ranges) { range, _ in size += range?.count ?? 1 }
    return String(unsafeUninitializedCapacity: size) { buffer in
      text.withUnsafeBufferPointer { text in
        var end = 0
        visit(bytes, ranges) { range, byte in
          if let range {
            _ = buffer[end...].update(fromContentsOf: text[range])
            end += range.count
          } else {
            buffer[end] = byte
            end += 1
          }
        }
        return end
      }
    }
  }

  /// Goes through shorthand: a piece's range, or `nil` and the byte itself.
  @inline(__always)
  private static func visit(
    _ bytes: [UInt8],
    _ ranges: [Range<Int>],
    _ body: (Range<Int>?, UInt8) -> Void
  ) {
    var isLong = false
    for byte in bytes {
      if isLong {
        isLong = false
        if Int(byte) < ranges.count { body(ranges[Int(byte)], byte) }
      } else if byte == prefix {
        isLong = true
      } else if byte < firstLong, !ranges[Int(byte)].isEmpty {
        body(ranges[Int(byte)], byte)
      } else {
        body(nil, byte)
      }
    }
  }
}
