import ArgumentParser
import CourseMarkdown
import CourseModel
import CourseNotation
import CoursePrograms
import Diagnostics
import FileStorage
import SiteGeneration

/// The command `coursegen notation`.
struct NotationCommand: RunnableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notation",
    abstract: "Show what the programs of files are: checked, run, differentiated, compared.",
    discussion: """
      A program is a fenced block with the words “math program”. In a file without any, each display \
      of mathematics is one, with those that follow it at once. A file of another kind than Markdown \
      may be a program as a whole.

      With --format json the output is {"files": [{"path", "programs", "diagnostics"}]}. A program has \
      "id" (or null), its place ("line", "column", "endLine", "endColumn"), "verdict" ("program"; \
      "declaration": nothing to run; "refused"), "inputs" and "outputs" ([{"name", "text", "indices", \
      "shape", "positionsOn"}]), "sizes" ([{"name", "names", "value", "derived", "odd"}]) and \
      "diagnostics"; and, as asked for, "gradient" ({"loss", "text"}), "cost" ({"forward", "backward"}: \
      {"multiplications", "additions", "functions", "memory", "operations", "order"}), "run" ({"seed", \
      "engine", "sizes", "outputs": [{"name", "shape", "digest", "mean", "deviation", "minimum", "maximum"}], \
      "multiplications", "additions", "functions"}), "comparison" ({"path", "equivalent", "sentences"}).

      The exit status is 1 if a program has an error, or is not equivalent to what it is compared with.
      """
  )

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
  }

  @Argument(help: "Markdown files.")
  var files: [String]

  @Option(help: "Write text or JSON.")
  var format: Format = .text

  @Option(help: "Take only the program with this id, or the one that begins on this line.")
  var id: String?

  @Option(
    help: ArgumentHelp("Print the backward program of a tensor.", valueName: "loss")
  )
  var gradient: String?

  @Flag(help: "Print the backward program in LaTeX.")
  var latex = false

  @Flag(help: "Count the operations of the forward and the backward program.")
  var cost = false

  @Option(
    name: .customLong("run"),
    help: ArgumentHelp(
      "Run on random inputs at sizes such as B=4,T=16; print digests and moments.",
      valueName: "sizes"
    )
  )
  var sizes: String?

  @Option(help: "Where the random inputs begin.")
  var seed: UInt64 = 0

  @Option(help: "Run compiled, in single precision, or by the reference, in double precision.")
  var engine: ProgramEngine = .compiled

  @Option(
    help: ArgumentHelp("Draw the program as a diagram, SVG or .dot.", valueName: "file.svg")
  )
  var diagram: String?

  @Option(
    help: ArgumentHelp("Draw a recurrence as so many cells in a row.", valueName: "cells")
  )
  var unroll: Int?

  @Option(
    name: .customLong("compare"),
    help: ArgumentHelp(
      "Compare with the same program, or the only one, of a file.",
      valueName: "file"
    )
  )
  var other: String?

  @OptionGroup var reporting: ReportingOptions

  func validate() throws {
    if files.isEmpty { throw ValidationError("There is no file to read.") }
    if latex, gradient == nil { throw ValidationError("--latex goes with --gradient.") }
    if let unroll, !(1...20).contains(unroll) {
      throw ValidationError("--unroll wants a number from 1 to 20.")
    }
    guard let sizes else { return }
    do throws(SizeAssignment.Malformed) {
      _ = try SizeAssignment(sizes)
    } catch {
      throw ValidationError("--run wants sizes such as B=4,T=16; “\(error.text)” is none.")
    }
  }

  /// Whether something else is asked for than what the programs are.
  var hasAction: Bool {
    gradient != nil || cost || sizes != nil || diagram != nil || other != nil
  }

  func run(in environment: CommandEnvironment) async -> ExitStatus {
    var report = NotationReport()
    for file in files { report.files.append(await read(file, environment)) }
    if let id, report.files.allSatisfy(\.entries.isEmpty), !report.hasErrors {
      report.files[0].diagnostics.append(.unknownProgram(id, among: knownIDs(environment)))
    }
    if hasAction, diagram != nil, report.files.flatMap(\.entries).count > 1 {
      report.files[0].diagnostics.append(.severalPrograms())
    } else {
      await act(on: &report, environment)
    }
    write(report, environment)
    let differs = report.files.flatMap(\.entries).contains { $0.comparison?.isEquivalent == false }
    return report.hasErrors || differs ? .contentErrors : .success
  }

  private func read(_ path: String, _ environment: CommandEnvironment) async -> NotationReport.File
  {
    do throws(FileError) {
      let (programs, problems) = try Self.programs(of: path, environment)
      let entries = programs.filter(isWanted).map { NotationReport.Entry($0, path: path) }
      let located = problems.map { $0.located(in: path) }
      return NotationReport.File(path: path, entries: entries, diagnostics: located)
    } catch {
      let problem = Diagnostic.unreadable(error, at: path)
      return NotationReport.File(path: path, entries: [], diagnostics: [problem])
    }
  }

  /// The programs of a file, and what is wrong with its encoding.
  static func programs(
    of path: String,
    _ environment: CommandEnvironment
  ) throws(FileError) -> (programs: [CourseProgram], diagnostics: [Diagnostic]) {
    let absolute = SiteLayout.absolute(path, in: environment.workingDirectory)
    let bytes = try Files.read(absolute, limit: MarkdownPage.sizeLimit)
    let (text, problems) = MarkdownParser.decode(bytes)
    let document = MarkdownParser().parse(text)
    let set = ProblemSetRecognizer.recognize(document)
    let found = CourseProgram.comparingOrders(
      CourseProgram.programs(in: document, text: text),
      problems: set.problems.map(\.range.start.line)
    )
    let isMarkdown = path.lowercased().hasSuffix(".md") || path.lowercased().hasSuffix(".markdown")
    let isProgram = found.isEmpty && !isMarkdown && !text.allSatisfy(\.isWhitespace)
    return (isProgram ? [CourseProgram.program(ofText: text)] : found, problems)
  }

  private func isWanted(_ program: CourseProgram) -> Bool {
    guard let id else { return true }
    return program.id == id || Int(id) == program.range.start.line
  }

  private func knownIDs(_ environment: CommandEnvironment) -> [String] {
    files.flatMap { file in
      ((try? Self.programs(of: file, environment))?.programs ?? []).compactMap(\.id)
    }
  }

  private func write(_ report: NotationReport, _ environment: CommandEnvironment) {
    let diagnostics = report.diagnostics
    let listing = NotationText(report: report, showsPrograms: !hasAction).text
    let writer = DiagnosticReport(
      console: environment.console,
      workingDirectory: environment.workingDirectory,
      format: reporting.diagnosticsFormat
    )
    switch (format, reporting.diagnosticsFormat) {
    case (.json, _):
      // The diagnostics are in it already.
      environment.console.output(report.json)
    case (.text, .text):
      environment.console.output(listing)
      writer.write(diagnostics)
    case (.text, .json):
      // One document on the standard output: the one that is for scripts.
      environment.console.error(listing)
      writer.write(diagnostics)
    }
  }
}

extension ProgramEngine: ExpressibleByArgument {}
