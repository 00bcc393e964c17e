import ArgumentParser
import CourseMarkdown
import CourseModel
import Diagnostics
import FileStorage
import Foundation
import MathTypesetting
import SiteGeneration

/// The command `coursegen outline`.
struct OutlineCommand: RunnableCommand {
  static let configuration = CommandConfiguration(
    commandName: "outline",
    abstract: "Show what is recognised in problem sets."
  )

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
  }

  @Argument(help: "Markdown files.")
  var files: [String]

  @Option(help: "Write text or JSON.")
  var format: Format = .text

  @Flag(help: "List all mathematics, and what is wrong with it.")
  var math = false

  @OptionGroup var reporting: ReportingOptions

  func run(in environment: CommandEnvironment) async -> ExitStatus {
    let typesetter = math ? Self.typesetter(environment) : nil
    let pages = files.map { read($0, typesetter, environment) }
    let diagnostics = pages.flatMap { $0.diagnostics.map(\.diagnostic) }
    if format == .json {
      environment.console.output(Self.json(Outline(files: pages)))
    } else {
      environment.console.output(pages.map { OutlineText(file: $0).text }.joined(separator: "\n"))
    }
    // With JSON, the diagnostics are in it already.
    if format == .text {
      DiagnosticReport(
        console: environment.console,
        workingDirectory: environment.workingDirectory,
        format: .text
      ).write(diagnostics)
    }
    return diagnostics.contains { $0.severity == .error } ? .contentErrors : .success
  }

  private func read(
    _ path: String,
    _ typesetter: Typesetter?,
    _ environment: CommandEnvironment
  ) -> Outline.File {
    let absolute = SiteLayout.absolute(path, in: environment.workingDirectory)
    do throws(FileError) {
      let page = MarkdownPage(try Files.read(absolute, limit: MarkdownPage.sizeLimit))
      var diagnostics = page.diagnostics
      let math = math ? page.math(typesetter, &diagnostics) : nil
      return Outline.File(
        page.set,
        path: path,
        title: page.frontMatter.title,
        math: math,
        diagnostics: diagnostics.map { $0.located(in: path) }.listed()
      )
    } catch {
      let problem = Diagnostic.unreadable(error, at: path)
      return Outline.File(ProblemSet(), path: path, math: nil, diagnostics: [problem])
    }
  }

  private static func json(_ outline: Outline) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(outline) else { return "{}\n" }
    return String(decoding: data, as: UTF8.self) + "\n"
  }

  private static func typesetter(_ environment: CommandEnvironment) -> Typesetter? {
    MathResources.systemDefault().flatMap {
      try? Typesetter(resources: $0, engines: environment.processors)
    }
  }
}

/// What was recognised in one file, for the eye.
struct OutlineText {
  let file: Outline.File

  var text: String {
    var lines = ["\(file.path): \(file.title ?? "(no title)")"]
    for problem in file.problems {
      let name = ["Problem", problem.number].compactMap { $0 }.joined(separator: " ")
      lines.append("  \(name)\(problem.title.map { ": \($0)" } ?? "")" + facts(of: problem))
      lines += problem.parts.flatMap { part($0, indent: "    ") }
    }
    for math in file.math ?? [] {
      let error = math.error.map { " — \($0)" } ?? ""
      let tex = math.tex.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      lines.append("  \(math.line):\(math.column) \(math.kind.rawValue) \(tex)\(error)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func part(_ part: Outline.Part, indent: String) -> [String] {
    let facts = Self.facts(part.points, part.line, part.solutions, part.hints)
    return ["\(indent)(\(part.label))\(facts)"]
      + part.parts.flatMap { self.part($0, indent: indent + "  ") }
  }

  private func facts(of problem: Outline.Problem) -> String {
    Self.facts(problem.points, problem.line, problem.solutions, problem.hints)
  }

  private static func facts(
    _ points: Double?,
    _ line: Int,
    _ solutions: Int,
    _ hints: Int
  ) -> String {
    let facts = [
      points.map { $0 == $0.rounded() ? "\(Int($0)) points" : "\($0) points" },
      solutions > 0 ? BuildSummary.count(solutions, "solution") : nil,
      hints > 0 ? BuildSummary.count(hints, "hint") : nil,
      "line \(line)",
    ]
    return " (" + facts.compactMap { $0 }.joined(separator: ", ") + ")"
  }
}
