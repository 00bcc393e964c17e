import Diagnostics
import SiteGeneration

/// What the commands that build have in common: from the options to the last line.
struct SiteSession {
  let site: SiteOptions
  let reporting: ReportingOptions
  let environment: CommandEnvironment

  /// Builds once and says how it went.
  func runOnce(
    output: String?,
    adapt: (BuildRequest) -> BuildRequest
  ) async -> ExitStatus {
    guard let (builder, request) = prepare(output: output) else { return .usage }
    let adapted = adapt(request)
    let result = await build(builder, adapted)
    return result.fails(strictly: adapted.isStrict) ? .contentErrors : .success
  }

  /// The builder and the request; `nil`, after saying why, where there is no site.
  func prepare(output: String?) -> (builder: SiteBuilder, request: BuildRequest)? {
    guard let resources = environment.resources else {
      say("error: the default theme was not found beside the executable")
      return nil
    }
    do throws(SiteLayout.Failure) {
      let request = try site.request(output: output, in: environment)
      let builder = SiteBuilder(
        resources: resources,
        searchPath: environment.searchPath,
        toolEnvironment: environment.toolEnvironment,
        clock: environment.clock
      )
      return (builder, request)
    } catch {
      say("error: " + Self.sentence(error))
      return nil
    }
  }

  /// Builds, with progress, diagnostics and a summary.
  func build(_ builder: SiteBuilder, _ request: BuildRequest) async -> BuildResult {
    let display = ProgressDisplay(console: environment.console, clock: environment.clock)
    let started = environment.clock()
    let isQuiet = reporting.quiet
    let result = await builder.build(request) { progress in
      if !isQuiet { display.show(progress) }
    }
    display.clear()
    report.write(result.diagnostics)
    for explanation in result.explanations where request.explains { say(explanation.text) }
    if !reporting.quiet {
      let seconds = Double(environment.clock() - started) / 1e9
      say(BuildSummary(result: result, request: request, seconds: seconds).text)
    }
    return result
  }

  var report: DiagnosticReport {
    DiagnosticReport(
      console: environment.console,
      workingDirectory: environment.workingDirectory,
      format: reporting.diagnosticsFormat
    )
  }

  func say(_ line: String) {
    environment.console.error(line + "\n")
  }

  static func sentence(_ failure: SiteLayout.Failure) -> String {
    switch failure {
    case .missing(let path): "there is no file or folder \(path)"
    case .notMarkdown(let path): "\(path) is not a folder and not a Markdown file"
    case .unreadable(let error): "\(error)"
    }
  }
}
