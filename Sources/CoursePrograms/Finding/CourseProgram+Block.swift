package import CourseMarkdown
import CourseNotation
import Diagnostics

// Programs in fenced blocks.

extension CourseProgram {
  /// Whether a code block is a program: its words are `math program`.
  package static func recognizes(_ block: CodeBlock) -> Bool {
    block.info.split(whereSeparator: \.isWhitespace) == ["math", "program"]
  }

  /// Reads the program of a block; `nil` where the node is something else.
  package init?(_ node: MarkdownNode) {
    guard case .codeBlock(let block) = node.kind, Self.recognizes(block) else { return nil }
    let text = ProgramText(block.literal)
    let places = TextPlaces(
      text.bytes,
      firstLine: block.firstLine,
      indent: max(node.range.start.column - 1, 0)
    )
    self.init(text, range: node.range, places: places)
    let columns = node.range.start.column..<node.range.start.column + 3 + block.info.utf8.count
    idRange = SourceRange(line: node.range.start.line, columns: columns)
    readID()
  }

  /// Reads the name, also that of a program with errors.
  private mutating func readID() {
    guard let value = text.headerValue(of: "id") else {
      diagnostics.insert(.programWithoutID(at: idRange), at: 0)
      return
    }
    let name = text.quoted(value)
    idRange = places.range(value)
    if Self.isIdentifier(name) {
      id = name
    } else {
      diagnostics.insert(.invalidProgramID(name, at: idRange), at: 0)
    }
  }

  /// Letters, digits, `-` and `_`, a letter first: it becomes part of a URL.
  private static func isIdentifier(_ name: String) -> Bool {
    let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
    guard let first = name.utf8.first, letters.contains(first | 0x20), name.utf8.count <= 100 else {
      return false
    }
    return name.utf8.allSatisfy {
      letters.contains($0 | 0x20) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-")
        || $0 == UInt8(ascii: "_")
    }
  }
}

extension CourseProgram {
  /// Reads and checks a text.
  init(_ text: ProgramText, range: SourceRange, places: TextPlaces) {
    let (program, found) = Program.read(text)
    self.text = text
    self.range = range
    idRange = range
    self.places = places
    self.program = program
    diagnostics = found.map { Diagnostic($0, places) }
  }
}

extension ProgramText {
  /// Where the value of a header line stands, without quotes around it.
  func headerValue(of key: String) -> Range<Int>? {
    var start = 0
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      defer { start += line.count + 1 }
      let words = String(decoding: line, as: UTF8.self)
      guard let match = words.firstMatch(of: /^[ \t]*%\|[ \t]*([^:]*?)[ \t]*:[ \t]*(.*?)[ \t\r]*$/),
        match.1 == key, !match.2.isEmpty
      else { continue }
      var value = match.2
      if value.count > 1, let quote = value.first, "\"'".contains(quote), value.last == quote {
        value = value.dropFirst().dropLast()
      }
      let before = words.utf8.distance(from: words.startIndex, to: value.startIndex)
      return start + before..<start + before + value.utf8.count
    }
    return nil
  }
}
