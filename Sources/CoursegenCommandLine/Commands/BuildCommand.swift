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

  @Flag(help: "Make each verified answer wrong, to prove that its verification can fail.")
  var falsify = false

  @Option(help: "Verify the answers under so many other seeds too.")
  var seeds = 0

  func validate() throws {
    if seeds < 0 || seeds > 1_000_000 {
      throw ValidationError("--seeds wants a number from 0 to 1000000.")
    }
  }

  func run(in environment: CommandEnvironment) async -> ExitStatus {
    let session = SiteSession(site: site, reporting: reporting, environment: environment)
    return await session.runOnce(output: nil) { request in
      var request = request
      request.writes = false
      request.falsifies = falsify
      request.otherSeeds = seeds
      return request
    }
  }
}
