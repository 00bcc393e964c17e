import ArgumentParser
import Diagnostics
import SiteGeneration

/// The command `coursegen build`.
struct BuildCommand: RunnableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Build a site."
  )

  @OptionGroup var site: SiteOptions
  @OptionGroup var reporting: ReportingOptions

  @Option(name: .shortAndLong, help: "The folder for the site (default: public).")
  var output: String?

  func run(in environment: CommandEnvironment) async -> ExitStatus {
    let session = SiteSession(site: site, reporting: reporting, environment: environment)
    return await session.runOnce(output: output) { $0 }
  }
}

/// The command `coursegen check`.
struct CheckCommand: RunnableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Do everything that a build does, but write nothing."
  )

  @OptionGroup var site: SiteOptions
  @OptionGroup var reporting: ReportingOptions

  func run(in environment: CommandEnvironment) async -> ExitStatus {
    let session = SiteSession(site: site, reporting: reporting, environment: environment)
    return await session.runOnce(output: nil) { request in
      var request = request
      request.writes = false
      return request
    }
  }
}
