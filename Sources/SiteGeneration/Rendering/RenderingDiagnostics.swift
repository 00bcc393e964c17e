import BlockExecution
import CourseModel
import Diagnostics
import FileStorage

// What can be wrong with what a text refers to: every sentence, in one place.

extension Diagnostic {
  static func unknownBlock(
    _ id: String,
    at range: SourceRange,
    among known: [String]
  ) -> Diagnostic {
    Diagnostic(
      .error,
      rule: "unknown-block",
      "The page has no simulation “\(id)”.",
      at: range,
      notes: suggestion(id, known, all: "Its simulations are")
    )
  }

  static func unknownResult(
    _ name: String,
    of block: String,
    at range: SourceRange,
    among known: [String]
  ) -> Diagnostic {
    Diagnostic(
      .error,
      rule: "unknown-result",
      "The simulation “\(block)” has no result “\(name)”.",
      at: range,
      notes: suggestion(name, known, all: "Its results are")
    )
  }

  static func usedBeforeItExists(
    _ use: SimulationBlock.ResultUse,
    below block: SourceRange,
    at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .error,
      rule: "result-used-early",
      "The result “\(use.name)” is used before it exists.",
      at: range,
      notes: [.init("The simulation “\(use.block)” stands here; move it up.", at: block)]
    )
  }

  static func cycleOfBlocks(_ cycle: [String], at range: SourceRange) -> Diagnostic {
    let path = cycle.map { "“\($0)”" }.joined(separator: " → ")
    return Diagnostic(
      .error,
      rule: "block-cycle",
      "Simulations use each other’s results in a circle: \(path).",
      at: range
    )
  }

  private static func suggestion(_ word: String, _ known: [String], all: String) -> [Note] {
    if let near = Spelling.nearest(to: word, among: known) {
      return [.init("Did you mean “\(near)”?")]
    }
    return known.isEmpty ? [] : [.init("\(all): \(known.joined(separator: ", ")).")]
  }
}

extension Diagnostic {
  static func unusableData(_ use: SimulationBlock.DataUse, _ problem: DataProblem) -> Diagnostic {
    let message =
      switch problem {
      case .outside: "A data file lies in the content folder; “\(use.name)” does not."
      case .unreadable(let error): "The data file “\(use.name)” cannot be read: \(error.reason)."
      case .malformed(let failure): "The data file “\(use.name)” is no table: \(sentence(failure))"
      }
    return Diagnostic(
      .error,
      rule: "unusable-data",
      message,
      at: use.range,
      notes: [
        .init("It is CSV in UTF-8 beside the page: a line of names, then lines of as many cells.")
      ]
    )
  }

  private static func sentence(_ failure: DataFile.Failure) -> String {
    switch failure {
    case .notUTF8: "it is not UTF-8 text."
    case .empty: "it has no line of names."
    case .columnWithoutName(let column): "column \(column) has no name."
    case .repeatedColumn(let name): "two columns are named “\(name)”."
    case .unevenLine(let line, let cells, let columns):
      "line \(line) has \(cells) cells, and there are \(columns) names."
    case .openQuote(let line): "the quote that opens on line \(line) is never closed."
    case .tooLarge(let cells):
      "it has \(cells) cells, and a block is given \(DataFile.cellLimit) at most."
    }
  }

  static func duplicateIdentifier(
    _ id: String,
    at range: SourceRange,
    first: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .error,
      rule: "duplicate-id",
      "The name “\(id)” is taken.",
      at: range,
      notes: [.init("It was given here first.", at: first)]
    )
  }

  static func noToolchain(_ failure: Toolchain.Failure) -> Diagnostic {
    let reason =
      switch failure {
      case .notFound: "there is no swiftc on the PATH"
      case .incomplete(let missing): "the Swift toolchain lacks \(missing)"
      }
    return Diagnostic(
      .error,
      rule: "no-toolchain",
      "Simulations cannot be run: \(reason)."
    )
  }

  static func browserDiffers(
    _ block: SimulationBlock,
    _ difference: BrowserDifference,
    path: String
  ) -> Diagnostic {
    Diagnostic(
      .warning,
      rule: "browser-differs",
      "The block “\(block.id)” finds something else in the browser than in the build.",
      at: block.idRange,
      path: path,
      notes: [
        .init(difference.sentence),
        .init("The page shows the published figure without controls."),
      ]
    )
  }

  static func cannotExecute(_ reason: String) -> Diagnostic {
    Diagnostic(.error, rule: "cannot-execute", "Simulations cannot be run: \(reason).")
  }
}
