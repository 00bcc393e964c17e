import ArgumentParser
import FileStorage
import SiteGeneration

/// The command `coursegen clean`.
struct CleanCommand: RunnableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clean",
    abstract: "Remove the published site and all results that are kept.",
    discussion: "With --older-than, only results that no build used for so long: 30d, 12h, 4w."
  )

  @OptionGroup var site: SiteOptions
  @OptionGroup var reporting: ReportingOptions

  @Option(name: .shortAndLong, help: "The folder of the site (default: public).")
  var output: String?

  @Option(name: .customLong("older-than"), help: "Remove only what was not used for so long: 30d.")
  var olderThan: Age?

  func run(in environment: CommandEnvironment) async -> ExitStatus {
    let session = SiteSession(site: site, reporting: reporting, environment: environment)
    guard let (_, request) = session.prepare(output: output) else { return .usage }
    do throws(FileError) {
      if let olderThan {
        let moment = environment.clock() - olderThan.nanoseconds
        let removed = try SiteCleaner(request: request).removeUnused(since: moment)
        if !reporting.quiet { session.say(Self.sentence(removed, olderThan)) }
        return .success
      }
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

  private static func sentence(_ removed: (files: Int, bytes: Int), _ age: Age) -> String {
    guard removed.files > 0 else { return "Nothing is older than \(age.text)." }
    let size = Double(removed.bytes / 100_000) / 10
    return
      "Removed \(BuildSummary.count(removed.files, "file")) (\(size) MB) that no build used for "
      + "\(age.text)."
  }
}

/// A time such as `30d`: a number of hours, days or weeks.
struct Age: ExpressibleByArgument, Sendable {
  /// As it was typed.
  let text: String
  let nanoseconds: Int

  init?(argument: String) {
    let hours = ["h": 1, "d": 24, "w": 168]
    guard let unit = argument.last, let hours = hours[String(unit)],
      let count = Int(argument.dropLast()), (0...100_000).contains(count)
    else { return nil }
    text = argument
    nanoseconds = count * hours * 3_600_000_000_000
  }
}
