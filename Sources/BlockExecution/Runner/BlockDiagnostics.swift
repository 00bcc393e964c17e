import Diagnostics

// What an author is told about a block that does not compile or run: every sentence, in one place.

extension BlockJob {
  /// What the compiler says, at the lines of the Markdown file.
  func diagnostic(_ message: CompilerMessage) -> Diagnostic {
    let rule = message.severity == .error ? "block-compile-error" : "block-compile-warning"
    return Diagnostic(
      message.severity == .error ? .error : .warning,
      rule: rule,
      Self.sentence(message.text),
      at: range(line: message.line, column: message.column),
      path: path,
      notes: message.notes.map {
        .init(Self.sentence($0.text), at: range(line: $0.line, column: $0.column))
      }
    )
  }

  /// A refusal without a message about the block's own lines.
  func unexplainedRefusal(_ output: String) -> Diagnostic {
    Diagnostic(
      .error,
      rule: "block-compile-error",
      "The block “\(id)” cannot be compiled.",
      at: range(line: 1),
      path: path,
      notes: [.init(String(output.prefix(2000)))]
    )
  }

  /// What the compiler for the browser says: the page shows the static figure.
  func notForBrowser(_ message: CompilerMessage) -> Diagnostic {
    Diagnostic(
      .warning,
      rule: "block-not-interactive",
      "The block “\(id)” cannot run in the page: \(Self.sentence(message.text))",
      at: range(line: message.line, column: message.column),
      path: path,
      notes: message.notes.map {
        .init(Self.sentence($0.text), at: range(line: $0.line, column: $0.column))
      }
    )
  }

  /// The same, where nothing is said about the block's own lines.
  func notForBrowser(_ output: String) -> Diagnostic {
    Diagnostic(
      .warning,
      rule: "block-not-interactive",
      "The block “\(id)” cannot run in the page.",
      at: range(line: 1),
      path: path,
      notes: [.init(String(output.prefix(2000)))]
    )
  }

  func diagnostic(_ failure: BlockFailure) -> Diagnostic {
    switch failure {
    case .trap(let trap): self.trap(trap)
    case .tooMuchTime(let limit):
      error(
        "block-time-limit",
        "The block “\(title)” computes for longer than \(Self.seconds(limit)).",
        "A loop may not end; or allow more with “//| timeout: SECONDS”."
      )
    case .stalled(let seconds):
      error(
        "block-time-limit",
        "The block “\(title)” neither computes nor ends; it was stopped after "
          + "\(Self.seconds(seconds))."
      )
    case .tooMuchMemory(let limit):
      error(
        "block-memory-limit",
        "The block “\(title)” takes more memory than \(limit >> 20) MB.",
        "An array may grow without end; or allow more with “limits: memory” in coursegen.yml."
      )
    case .tooMuchOutput(let limit):
      error(
        "block-output-limit",
        "The block “\(title)” prints or reports more than \(limit >> 10) kB."
      )
    case .forbidden:
      error(
        "block-forbidden",
        "The block “\(title)” starts a process, uses the network, or takes random numbers from the "
          + "system.",
        "Take random numbers from the stream of monteCarlo, so that every build finds the same."
      )
    case .noReport:
      error("block-no-report", "The block “\(title)” ended before its last line, without a report.")
    case .lost(let attempts):
      error("block-lost", "The cluster lost the block “\(title)” in each of \(attempts) attempts.")
    case .exitStatus(let code, let printed):
      error("block-exit", "The block “\(title)” ended itself with status \(code).", printed)
    }
  }

  private func trap(_ trap: Trap) -> Diagnostic {
    let place = trap.report?.place
    let range =
      place.map { self.range(line: $0.line, column: max($0.column, 1)) }
      ?? trap.printedLine.map { self.range(line: $0) }
      ?? self.range(line: 1)
    var notes: [Diagnostic.Note] = []
    if let function = trap.report?.calledFunction {
      notes.append(.init("It happened in \(function), which the block calls."))
    }
    if !inputs.isEmpty { notes.append(.init("The run was \(title).")) }
    return Diagnostic(
      .error,
      rule: "block-trap",
      "The block “\(id)” stopped here: \(trap.reason)",
      at: range,
      path: path,
      notes: notes
    )
  }

  /// What a report says that its block should not have done.
  func diagnostics(of report: BlockReport) -> [Diagnostic] {
    let notFinite = report.results.filter { !$0.value.isFinite }.map { result in
      error(
        "block-result-not-finite",
        "The result “\(result.name)” is \(result.text), not a number.",
        line: result.line
      )
    }
    return notFinite + report.problems.map { diagnostic($0, report) }
  }

  private func diagnostic(_ problem: BlockReport.Problem, _ report: BlockReport) -> Diagnostic {
    let name = problem.name
    let line = problem.line
    switch problem.kind {
    case .duplicateInput:
      return error("block-duplicate-input", "The input “\(name)” exists already.", line: line)
    case .duplicateResult:
      return error("block-duplicate-result", "The result “\(name)” exists already.", line: line)
    case .unevenTable:
      return error("block-uneven-table", "The rows have not one cell a column each.", line: line)
    case .notWhole:
      return asked("block-input-not-whole", "The input “\(name)” takes whole numbers.", for: name)
    case .outsideDomain:
      let input = report.inputs.first { $0.name == name }
      let domain = input.map { " \($0.minimum)...\($0.maximum)" } ?? ""
      let message = "The input “\(name)” takes values in\(domain) alone."
      return asked("block-input-outside-domain", message, for: name, line)
    case .unknownInput:
      let message = "The block “\(id)” has no input “\(name)”."
      var diagnostic = asked("block-unknown-input", message, for: name)
      if let near = Spelling.nearest(to: name, among: report.inputs.map(\.name)) {
        diagnostic.notes.append(.init("Did you mean “\(near)”?"))
      }
      return diagnostic
    }
  }

  /// A complaint about the inputs of the run, where they were asked for.
  private func asked(
    _ rule: String,
    _ message: String,
    for input: String,
    _ line: Int = 1
  ) -> Diagnostic {
    let place = inputOrigins[input] ?? origin ?? range(line: line)
    return Diagnostic(.error, rule: rule, message, at: place, path: path)
  }

  private func error(
    _ rule: String,
    _ message: String,
    _ note: String = "",
    line: Int = 1
  ) -> Diagnostic {
    let note = note.isEmpty ? [] : [Diagnostic.Note(String(note.prefix(2000)))]
    return Diagnostic(.error, rule: rule, message, at: range(line: line), path: path, notes: note)
  }

  /// What is wrong with the programs that the block names.
  func mistakesInPrograms(_ programs: [NotationText]) -> [Diagnostic] {
    SwiftCode(code).texts(of: "program").compactMap { name in
      let known = programs.first { $0.id == name.text }
      if known?.text != nil { return nil }
      var place = range(line: name.line, column: name.column)
      place.end.column += name.text.utf8.count
      let hasErrors = known != nil
      return Diagnostic(
        .error,
        rule: hasErrors ? "program-with-errors" : "unknown-program",
        hasErrors
          ? "The program “\(name.text)” has errors, so that the block “\(id)” cannot run it."
          : "The page has no program “\(name.text)”.",
        at: place,
        path: path,
        notes: hasErrors ? [] : Self.suggestions(name.text, programs.map(\.id))
      )
    }
  }

  private static func suggestions(_ name: String, _ known: [String]) -> [Diagnostic.Note] {
    if let near = Spelling.nearest(to: name, among: known) {
      return [.init("Did you mean “\(near)”?")]
    }
    let names = known.map { "“\($0)”" }.joined(separator: ", ")
    return known.isEmpty ? [] : [.init("The page has \(names).")]
  }

  func notCached() -> Diagnostic {
    error(
      "block-not-cached",
      "The block “\(title)” has no cached result, and this build executes nothing.",
      "Build without --no-execute."
    )
  }

  /// A message of the compiler as a sentence.
  private static func sentence(_ text: String) -> String {
    guard let first = text.first, let last = text.last else { return text }
    return first.uppercased() + text.dropFirst() + (".!?".contains(last) ? "" : ".")
  }

  private static func seconds(_ value: Double) -> String {
    Int(exactly: value).map { "\($0) s" } ?? "\(value) s"
  }
}
