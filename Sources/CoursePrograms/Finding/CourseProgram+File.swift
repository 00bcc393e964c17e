package import CourseMarkdown
import CourseNotation
import Diagnostics

// All programs of a file.

extension CourseProgram {
  /// The programs of a Markdown document.
  ///
  /// They are its program blocks. A document without any has a program in each display of
  /// mathematics; displays that follow one another are one program.
  package static func programs(in document: MarkdownDocument, text: String) -> [CourseProgram] {
    let blocks = document.root.programBlocks
    guard blocks.isEmpty else { return withUniqueIDs(blocks.compactMap { CourseProgram($0) }) }
    return displays(document.root.mathematics.filter { $0.kind == .display }, of: Array(text.utf8))
  }

  /// A text that is a program as a whole.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - firstLine: The line of the file on which it starts.
  ///   - indent: The bytes that stand before it on each line of the file.
  /// - Returns: The program, with its places in the file.
  package static func program(
    ofText text: String,
    firstLine: Int = 1,
    indent: Int = 0
  ) -> CourseProgram {
    let source = ProgramText(text)
    let places = TextPlaces(source.bytes, firstLine: firstLine, indent: indent)
    return CourseProgram(source, range: places.range(0..<source.bytes.count), places: places)
  }

  /// Tells of names that are taken, and takes them away.
  package static func withUniqueIDs(_ programs: [CourseProgram]) -> [CourseProgram] {
    var first: [String: SourceRange] = [:]
    return programs.map { program in
      guard let id = program.id else { return program }
      guard let range = first[id] else {
        first[id] = program.idRange
        return program
      }
      var copy = program
      copy.id = nil
      copy.diagnostics.insert(.duplicateProgram(id, at: program.idRange, range), at: 0)
      return copy
    }
  }

  private static func displays(_ sources: [MathSource], of bytes: [UInt8]) -> [CourseProgram] {
    let places = TextPlaces(bytes)
    var programs: [CourseProgram] = []
    var run: [Range<Int>] = []
    func finish() {
      for text in ProgramText.programs(displays: run, in: bytes) {
        let start = text.segments.first?.lowerBound ?? 0
        let end = text.segments.last?.upperBound ?? start
        programs.append(CourseProgram(text, range: places.range(start..<end), places: places))
      }
      run = []
    }
    for source in sources {
      let start = places.offset(source.texRange.start)
      let range = start..<max(start, places.offset(source.texRange.end))
      let isWhole = range.upperBound <= bytes.count && bytes[range].elementsEqual(source.tex.utf8)
      if isWhole, start >= run.last?.upperBound ?? 0 {
        run.append(range)
      } else {
        // In a container each line of a display has something before it.
        finish()
        programs.append(CourseProgram(source, bytes))
      }
    }
    finish()
    return programs
  }

  /// A display in a quote or an item of a list.
  private init(_ source: MathSource, _ bytes: [UInt8]) {
    let text = ProgramText(source.tex)
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let start = source.texRange.start
    let body = source.tex.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    var indent = 0
    if body.count > 1, lines.indices.contains(start.line) {
      indent = max(0, lines[start.line].count - body[1].count)
      if source.texRange.end.line == start.line + 1 {
        indent = max(0, source.texRange.end.column - 1 - body[1].count)
      }
    }
    let places = TextPlaces(
      text.bytes,
      firstLine: start.line,
      indent: indent,
      firstIndent: start.column - 1
    )
    self.init(text, range: source.texRange, places: places)
  }
}

extension MarkdownNode {
  /// The program blocks in the node, in the order of the source; the parser bounds how deep nodes
  /// nest.
  fileprivate var programBlocks: [MarkdownNode] {
    if case .codeBlock(let block) = kind, CourseProgram.recognizes(block) { return [self] }
    return children.flatMap(\.programBlocks)
  }
}
