import ArgumentParser
import FileStorage
import SiteGeneration

/// The command `coursegen clean`.
struct CleanCommand: RunnableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clean",
    abstract: "Remove the published site and all results that are kept."
  )

  @OptionGroup var site: SiteOptions
  @OptionGroup var reporting: ReportingOptions

  @Option(name: .shortAndLong, help: "The folder of the site (default: public).")
  var output: String?

  func run(in environment: CommandEnvironment) async -> ExitStatus {
    let session = SiteSession(site: site, reporting: reporting, environment: environment)
    guard let (_, request) = session.prepare(output: output) else { return .usage }
    do throws(FileError) {
      let removed = try SiteCleaner(request: request).clean()
      if !reporting.quiet {
        session.say(
          removed.isEmpty ? "Nothing to remove." : "Removed \(removed.joined(separator: ", "))."
        )
      }
      return .success
    } catch {
      session.say("error: \(error)")
      return .contentErrors
    }
  }
}
