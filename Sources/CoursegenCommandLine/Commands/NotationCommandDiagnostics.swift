import CourseNotation
import CoursePrograms
import Diagnostics
import FileStorage

// What cannot be done with a program: every sentence of the command, in one place.

extension Diagnostic {
  static func unknownProgram(_ id: String, among known: [String]) -> Diagnostic {
    var notes: [Note] = []
    if let near = Spelling.nearest(to: id, among: known) {
      notes = [.init("Did you mean “\(near)”?")]
    } else if !known.isEmpty {
      notes = [.init("The programs are: \(known.joined(separator: ", ")).")]
    }
    return Diagnostic(
      .error,
      rule: "unknown-program",
      "There is no program “\(id)”.",
      notes: notes
    )
  }

  static func severalPrograms() -> Diagnostic {
    Diagnostic(
      .error,
      rule: "several-programs",
      "A diagram is of one program; say which by --id."
    )
  }

  static func unknownLoss(_ name: String, among known: [String]) -> Diagnostic {
    Diagnostic(
      .error,
      rule: "unknown-loss",
      "The program does not compute “\(name)”.",
      notes: [.init("It computes: \(known.joined(separator: ", ")).")]
    )
  }

  static func noGradient(_ error: GradientError, of program: Program) -> Diagnostic {
    let reason =
      switch error {
      case .notDefined(let loss): "\(program[loss].name.plainText) is an input"
      case .notReal(let loss): "\(program[loss].name.plainText) holds indices"
      case .secondOrder(let gradient): "\(program[gradient].name.plainText) is a gradient itself"
      case .nothingToDo: "no input has an influence on it"
      case .usedElsewhere(let loss):
        "\(program[loss].name.plainText) is read by other equations everywhere"
      case .noOrder: "its equations have no executable order"
      }
    return Diagnostic(.error, rule: "no-gradient", "There is no backward program: \(reason).")
  }

  static func noCost() -> Diagnostic {
    Diagnostic(.error, rule: "no-cost", "The cost of the program has too many terms.")
  }

  static func sizes(_ problem: SizeProblem) -> Diagnostic {
    switch problem {
    case .missing(let names):
      let example = names.map { "\($0)=8" }.joined(separator: ",")
      return Diagnostic(
        .error,
        rule: "missing-size",
        "The program needs numbers for \(names.joined(separator: ", ")).",
        notes: [.init("For example: --run \(example)")]
      )
    case .unknown(let name, let known):
      return Diagnostic(
        .error,
        rule: "unknown-size",
        "The program has no size “\(name)”.",
        notes: [.init("Its sizes are: \(known.joined(separator: ", ")).")]
      )
    case .even(let name, let value):
      return Diagnostic(
        .error,
        rule: "even-size",
        "The size \(name) is \(value), but it must be odd: offsets run from the middle."
      )
    case .derived(let name, let other):
      return Diagnostic(.error, rule: "derived-size", "The size \(name) is always \(other).")
    }
  }

  static func notRun(_ error: ProgramRunError) -> Diagnostic {
    let reason =
      switch error {
      case .interpreter(let error): error.reason
      case .tooLarge(let elements): "its tensors have \(elements) elements"
      }
    return Diagnostic(.error, rule: "not-run", "The program could not be run: \(reason).")
  }

  static func noCounterpart(in path: String, hasSeveral: Bool) -> Diagnostic {
    Diagnostic(
      .error,
      rule: "no-counterpart",
      hasSeveral
        ? "\(path) has several programs and none with this id."
        : "\(path) has no program to compare with."
    )
  }

  static func unwritable(_ error: FileError, at path: String) -> Diagnostic {
    Diagnostic(
      .error,
      rule: "unwritable-file",
      "This cannot be written: \(error.reason).",
      path: path
    )
  }

  /// What keeps a page from showing a diagram is an error where nothing else was asked for.
  static func diagramNotDrawn(_ failure: Graphviz.Failure) -> Diagnostic {
    var diagnostic = noDiagram(failure)
    diagnostic.severity = .error
    return diagnostic
  }
}
