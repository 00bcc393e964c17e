import ArgumentParser
import CourseMarkdown
import Diagnostics
import FileStorage
import MathTypesetting
import SiteGeneration

/// The command `coursegen render`.
struct RenderCommand: RunnableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Write the HTML of a Markdown fragment, without a theme.",
    discussion: "Raw HTML passes: authors are trusted."
  )

  enum Mathematics: String, ExpressibleByArgument, CaseIterable {
    /// Escaped TeX in an element with a class.
    case tex
    /// Typeset by KaTeX.
    case html
  }

  @Argument(help: "A Markdown file, or - for standard input.")
  var file = "-"

  @Option(help: "Write mathematics as escaped TeX or as HTML.")
  var math: Mathematics = .html

  @Option(
    help: ArgumentHelp(
      "The GitHub extensions: table,strikethrough,autolink,tagfilter,tasklist, or none.",
      discussion: "Without it, all but tagfilter.",
      valueName: "list"
    )
  )
  var extensions: String?

  @OptionGroup var reporting: ReportingOptions

  func validate() throws {
    guard let extensions else { return }
    do throws(UnknownExtension) {
      _ = try MarkdownExtensions(names: extensions)
    } catch {
      let known = MarkdownExtensions.named.map(\.key).joined(separator: ", ")
      throw ValidationError("There is no extension “\(error.name)”; there are \(known), or none.")
    }
  }

  func run(in environment: CommandEnvironment) async -> ExitStatus {
    let report = DiagnosticReport(
      console: environment.console,
      workingDirectory: environment.workingDirectory,
      format: .text
    )
    do throws(FileError) {
      let bytes = try input(environment)
      let (text, problems) = MarkdownParser.decode(bytes)
      let chosen = extensions.flatMap { try? MarkdownExtensions(names: $0) } ?? .default
      let document = MarkdownParser(extensions: chosen).parse(text)
      var found = problems + document.diagnostics
      let html = html(of: document, chosen, environment, &found)
      environment.console.output(html)
      let name = file == "-" ? "<standard input>" : file
      report.write(found.map { $0.located(in: name) }.listed())
      return found.contains { $0.severity == .error } ? .contentErrors : .success
    } catch {
      report.write([.unreadable(error, at: file)])
      return .contentErrors
    }
  }

  private func input(_ environment: CommandEnvironment) throws(FileError) -> [UInt8] {
    if file == "-" { return environment.standardInput() }
    let path = SiteLayout.absolute(file, in: environment.workingDirectory)
    return try Files.read(path, limit: MarkdownPage.sizeLimit)
  }

  private func html(
    of document: MarkdownDocument,
    _ extensions: MarkdownExtensions,
    _ environment: CommandEnvironment,
    _ diagnostics: inout [Diagnostic]
  ) -> String {
    var renderer = HTMLRenderer(filtersTags: extensions.contains(.tagfilter))
    renderer.hooks.math = { math, _ in Self.identified(math) }
    guard math == .html, let resources = MathResources.systemDefault(),
      let typesetter = try? Typesetter(resources: resources, engines: environment.processors)
    else { return renderer.render(document) }
    let found = TypesetMathematics(document.root, typesetter)
    diagnostics += found.diagnostics
    renderer.hooks.math = { math, _ in found.html(of: math) }
    return renderer.render(document)
  }
}

extension RenderCommand {
  /// A display that has an identifier, with the identifier around it: what scripts look for, the
  /// display's own element, is the same with and without.
  fileprivate static func identified(_ math: MathSource) -> String? {
    guard let identifier = math.identifier else { return nil }
    let tex = HTMLEscaping.escape(math.tex)
    return
      "<div id=\"\(HTMLEscaping.escape(identifier))\"><div class=\"math display\">\(tex)</div></div>"
  }
}

/// All mathematics of a document, typeset together.
private struct TypesetMathematics {
  private var results: [MathSource: TypesetFormula] = [:]
  private(set) var diagnostics: [Diagnostic] = []

  init(_ root: MarkdownNode, _ typesetter: Typesetter) {
    let sources = root.mathematics
    let formulas = sources.map { Formula($0.tex, isDisplay: $0.kind == .display) }
    for (source, result) in zip(sources, typesetter.typeset(formulas)) {
      results[source] = result
      if let error = result.error { diagnostics.append(error.diagnostic(at: source.texRange)) }
    }
  }

  func html(of math: MathSource) -> String? {
    guard let html = results[math]?.html else { return nil }
    return math.kind == .display
      ? "<div class=\"math display\">\(html)</div>"
      : "<span class=\"math inline\">\(html)</span>"
  }
}
