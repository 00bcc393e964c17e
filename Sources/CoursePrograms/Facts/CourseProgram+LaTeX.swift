import CourseNotation

// The program as a display of mathematics.

extension CourseProgram {
  /// LaTeX for the page: the author's own where there is some, laid out in lines that are aligned
  /// at the signs; else the program as it is printed.
  ///
  /// `nil` for a plain text that could not be read.
  package var latex: String? {
    guard isLaTeX else { return program?.latex }
    let lines = bodyLines
    if lines.contains(where: { line in text.quoted(line).contains("\\begin{") }) {
      return lines.map(text.quoted).joined(separator: "\n")
    }
    return aligned(lines) ?? program?.latex
  }

  /// The text without the header, for a page that cannot set it.
  package var shownText: String { bodyLines.map { text.quoted($0) + "\n" }.joined() }

  /// Whether the author wrote LaTeX: there are commands, and none of the keyboard's signs.
  package var isLaTeX: Bool {
    let body = bodyLines.map(text.quoted).joined(separator: "\n")
    let plain =
      /\*|(?:^|[^\\A-Za-z{])(?:sum|sigmoid|softmax|tanh|exp|sqrt)(?![A-Za-z}])|[A-Za-z]~/
    return body.contains(/\\[A-Za-z]/) && !body.contains(plain)
  }

  /// The lines without those of the header, comments and empty ones.
  var bodyLines: [Range<Int>] {
    var lines: [Range<Int>] = []
    for segment in text.segments {
      var start = segment.lowerBound
      while start < segment.upperBound {
        let line = text.bytes[start..<segment.upperBound].prefix { $0 != UInt8(ascii: "\n") }
        let first = line.first { $0 > 0x20 }
        if let first, first != UInt8(ascii: "%") { lines.append(line.startIndex..<line.endIndex) }
        start = line.endIndex + 1
      }
    }
    return lines
  }

  /// A row for each line, with the signs below one another; `nil` where a line has two statements.
  private func aligned(_ lines: [Range<Int>]) -> String? {
    let targets = (program?.statements ?? []).compactMap(\.target.place.range)
    var rows: [String] = []
    for line in lines {
      let own = targets.filter { line.contains($0.lowerBound) }
      guard own.count < 2, program != nil || lines.count == 1 else { return nil }
      var row = text.quoted(line)
      if let target = own.first, target.upperBound <= line.upperBound {
        row =
          text.quoted(line.lowerBound..<target.upperBound) + " &"
          + text.quoted(target.upperBound..<line.upperBound)
      } else if row.contains(/^\s*for\b/) {
        row = row.replacing(/^\s*for\b/, with: "\\text{for}\\ ", maxReplacements: 1)
      } else if !row.contains("\\text") {
        row = "& \\quad " + row
      }
      rows.append(row.replacing(/\s*(?:\\\\\s*)?$/, with: ""))
    }
    guard rows.count > 1 else { return lines.first.map(text.quoted) }
    return "\\begin{aligned}\n" + rows.joined(separator: " \\\\\n") + "\n\\end{aligned}"
  }
}
