package import ArgumentParser

/// `coursegen`: the command line.
package struct CoursegenCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "coursegen",
    abstract: "Publishes course material that computes.",
    discussion: """
      Problem sets in Markdown become a site: mathematics is typeset, simulations are run, charts are
      drawn, and numeric answers are verified before they are published.
      """,
    version: Self.version,
    subcommands: [
      BuildCommand.self, ServeCommand.self, CheckCommand.self, NewCommand.self,
      OutlineCommand.self, RenderCommand.self, NotationCommand.self, CleanCommand.self,
    ]
  )

  /// The version of the tool; it is part of every cache key.
  package static let version = "0.1.0"

  package init() {}

  /// Runs a command line.
  ///
  /// - Returns: The exit status.
  package static func run(
    _ arguments: [String],
    in environment: CommandEnvironment
  ) async -> Int32 {
    do {
      var command = try parseAsRoot(arguments)
      if let runnable = command as? any RunnableCommand {
        return await runnable.run(in: environment).rawValue
      }
      // Help is a command too: it throws what there is to say.
      try command.run()
      return ExitStatus.success.rawValue
    } catch {
      let text = fullMessage(for: error) + "\n"
      let status = exitCode(for: error)
      (status.isSuccess ? environment.console.output : environment.console.error)(text)
      return status.rawValue
    }
  }
}

/// A command that does something.
protocol RunnableCommand: ParsableCommand {
  func run(in environment: CommandEnvironment) async -> ExitStatus
}
