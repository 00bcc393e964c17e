// Which displays of a page belong to one program.

extension ProgramText {
  /// The programs in displayed mathematics: displays with nothing but blank lines and `for …` lines
  /// between them are one program.
  ///
  /// - Parameters:
  ///   - displays: What stands between the delimiters of each display, in order.
  ///   - bytes: The UTF-8 of the page.
  /// - Returns: The programs in order; each has the `for` lines before its displays among its
  ///   segments.
  package static func programs(displays: [Range<Int>], in bytes: [UInt8]) -> [ProgramText] {
    var programs: [[Range<Int>]] = []
    var end = 0
    for display in displays {
      let gap = Gap(bytes, end..<max(end, display.lowerBound))
      let isNew = programs.isEmpty || !gap.joins
      if isNew { programs.append([]) }
      if let loop = gap.loop {
        // A lone `for` has its indices in the display behind it.
        let isLone = loop.count == 3
        if !isLone { programs[programs.count - 1].append(loop) }
        let start = isLone ? loop.lowerBound : display.lowerBound
        programs[programs.count - 1].append(start..<display.upperBound)
      } else {
        programs[programs.count - 1].append(display)
      }
      end = display.upperBound
    }
    return programs.map { ProgramText(bytes, segments: $0) }
  }
}

/// What stands between two displays.
private struct Gap {
  /// Whether the displays are of one program.
  private(set) var joins = false
  /// The `for …` line before the second display.
  private(set) var loop: Range<Int>?

  /// Dollar signs and white space count as nothing.
  init(_ bytes: [UInt8], _ range: Range<Int>) {
    func isEmpty(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "$") || byte <= 0x20 }
    guard let first = bytes[range].firstIndex(where: { !isEmpty($0) }),
      let last = bytes[range].lastIndex(where: { !isEmpty($0) })
    else {
      joins = true
      return
    }
    let line = bytes[first...last].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? first
    let word = Array("for".utf8)
    guard bytes[line...last].starts(with: word), last - line < 120 else { return }
    let isWord = line + 3 > last || isEmpty(bytes[line + 3])
    let isSentence = bytes[line...last].contains {
      $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ":")
    }
    guard isWord, !isSentence else { return }
    loop = line..<last + 1
    joins = line == first
  }
}
