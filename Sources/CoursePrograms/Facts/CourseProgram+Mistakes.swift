import CourseNotation
package import Diagnostics

// Programs that a page shows because of what is wrong with them.

extension CourseProgram {
  /// A stretch of the program's text.
  package struct Piece: Sendable, Hashable {
    package var text: String
    /// Whether something is wrong with it.
    package var isMarked: Bool
  }

  /// Whether the header says that the program has mistakes, which the page explains.
  package var showsMistakes: Bool { text.headerValue(of: "mistakes").map(text.quoted) == "shown" }

  /// What is wrong with the page's file because of the program: all that was found, unless the page
  /// explains it; then that there is nothing to explain.
  package var problems: [Diagnostic] {
    guard showsMistakes else { return diagnostics }
    return mistakes.isEmpty ? [.noMistakesToShow(at: idRange)] : []
  }

  /// What the notation says of the equations, errors and warnings.
  package var mistakes: [Diagnostic] { diagnostics.filter { $0.rule != "missing-id" } }

  /// The text without its header, in stretches that are wrong and stretches that are not.
  package var markedText: [Piece] {
    var pieces: [Piece] = []
    var marks = mistakes.compactMap { $0.range.map(places.offsets) }
    marks.sort { $0.lowerBound < $1.lowerBound }
    for line in bodyLines {
      var start = line.lowerBound
      for mark in marks {
        let mark = mark.clamped(to: start..<line.upperBound)
        guard !mark.isEmpty else { continue }
        pieces.append(Piece(text: text.quoted(start..<mark.lowerBound), isMarked: false))
        pieces.append(Piece(text: text.quoted(mark), isMarked: true))
        start = mark.upperBound
      }
      pieces.append(Piece(text: text.quoted(start..<line.upperBound) + "\n", isMarked: false))
    }
    return pieces.filter { !$0.text.isEmpty }
  }
}

extension TextPlaces {
  /// The bytes of a range of the file.
  fileprivate func offsets(_ range: SourceRange) -> Range<Int> {
    let start = offset(range.start)
    return start..<max(start, offset(range.end))
  }
}

extension Diagnostic {
  static func noMistakesToShow(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error,
      rule: "no-mistakes",
      "The header says that the program has mistakes, and it has none.",
      at: range,
      notes: [.init("Leave “mistakes: shown” out.")]
    )
  }
}
