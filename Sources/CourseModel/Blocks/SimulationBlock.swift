package import Diagnostics

/// A `swift simulation` block of a page: a program, and how the page shows it.
package struct SimulationBlock: Sendable, Hashable {
  /// How the page shows the program.
  package enum CodeVisibility: String, Sendable, Hashable, CaseIterable {
    case shown
    case folded
    case hidden
  }

  /// The name by which prose, answers and other blocks refer to the block.
  package var id: String
  package var idRange: SourceRange
  /// What stands above the figure.
  package var title: String?
  /// What stands below the figure.
  package var caption: String?
  /// Whether the reader gets controls for the block's inputs.
  package var isInteractive: Bool
  /// Whether the code is `shown`, `folded` or `hidden`; `folded` unless given.
  package var codeVisibility: CodeVisibility
  /// Seconds that one run may take, where the block asks for another limit than the course's.
  package var timeout: Double?
  /// The number of samples of every estimate, where the block states one for all.
  package var samples: Int?
  /// The program, its option lines included, so that its lines are those of the file.
  package var code: String
  /// The line of the file on which ``code`` starts.
  package var firstLine: Int
  /// The bytes that stand before the code on each line of the file.
  package var indent: Int
  /// The whole block, fences included.
  package var range: SourceRange
  /// The number of lines of ``code`` that hold options.
  package var optionLines: Int

  /// The program as the page shows it: without the option lines.
  package var shownCode: String {
    let lines = code.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.dropFirst(optionLines).joined(separator: "\n")
  }
}
