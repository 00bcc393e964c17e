import ArgumentParser
import CourseModel
import FileStorage
import SiteGeneration

extension Edition: ExpressibleByArgument {}

/// Which site, and which edition of it; the same for build, check and serve.
struct SiteOptions: ParsableArguments {
  @Argument(help: "A site folder, a folder of Markdown files, or one Markdown file.")
  var site = "."

  @Option(help: "The edition: what students or what instructors see.")
  var edition: Edition = .student

  @Option(help: "The day of publication, which releases dated solutions (default: today).")
  var date: String?

  @Flag(help: "Publish drafts as well.")
  var drafts = false

  @Flag(help: "Let warnings fail.")
  var strict = false

  @Option(name: .customLong("base-url"), help: "The URL at which the site will be published.")
  var baseURL: String?

  @Option(name: .shortAndLong, help: "How many things are done at once (default: all processors).")
  var jobs: Int?

  @Option(help: "The folder for results that are kept between builds.")
  var cache: String?

  @Flag(name: .customLong("keep-going"), help: "Publish pages in which something failed.")
  var keepGoing = false

  @Flag(name: .customLong("no-execute"), help: "Run nothing: use only results that are kept.")
  var noExecute = false

  @Flag(help: "Run every simulation again.")
  var refresh = false

  @Flag(help: "Say of each simulation why it ran, or why it did not have to.")
  var explain = false

  func validate() throws {
    if let date, CalendarDate(date) == nil {
      throw ValidationError("The date “\(date)” is not of the form 2026-12-01.")
    }
    if let jobs, jobs < 1 {
      throw ValidationError("--jobs wants a number above 0.")
    }
    if noExecute, refresh {
      throw ValidationError("--no-execute and --refresh contradict each other.")
    }
  }

  /// The request that the options make.
  ///
  /// - Throws: ``SiteLayout/Failure`` where the site is not one.
  func request(
    output: String?,
    in environment: CommandEnvironment
  ) throws(SiteLayout.Failure) -> BuildRequest {
    let layout = try SiteLayout(site, workingDirectory: environment.workingDirectory)
    let isSite = layout.configuration != nil
    let defaultOutput = isSite ? layout.rootName.appendingPath("public") : "public"
    let outputName = output ?? defaultOutput
    let outputPath = SiteLayout.absolute(outputName, in: environment.workingDirectory)
    var request = BuildRequest(
      layout: layout,
      output: outputPath,
      outputName: outputName,
      cache: cachePath(layout, output: outputPath, in: environment),
      date: date.flatMap { CalendarDate($0) } ?? environment.today,
      jobs: jobs ?? environment.processors
    )
    request.edition = edition
    request.includesDrafts = drafts
    request.isStrict = strict
    request.baseURL = baseURL
    request.keepsGoing = keepGoing
    request.executes = !noExecute
    request.refreshes = refresh
    request.explains = explain
    return request
  }

  /// A site keeps results beside its configuration; anything else beside its output.
  private func cachePath(
    _ layout: SiteLayout,
    output: String,
    in environment: CommandEnvironment
  ) -> String {
    if let cache { return SiteLayout.absolute(cache, in: environment.workingDirectory) }
    let own = layout.root.appendingPath(".coursegen")
    if layout.configuration != nil, Files.isWritable(own) || Files.isWritable(layout.root) {
      return own
    }
    return (output.parentPath ?? "/").appendingPath(".coursegen")
  }
}
