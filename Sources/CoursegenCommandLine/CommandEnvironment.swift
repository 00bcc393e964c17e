package import CourseModel
package import SiteGeneration

/// What a command gets from the world around it; a test gives it another world.
package struct CommandEnvironment: Sendable {
  package var console: Console
  package var workingDirectory: String
  /// `nil` where the tool is not beside its theme and its compute core.
  package var resources: ToolResources?
  /// Where a Swift compiler is searched, as in the shell's `PATH`.
  package var searchPath: String
  /// What tools see that find their own files by the environment: the variables of Slurm.
  package var toolEnvironment: [String: String] = [:]
  package var today: CalendarDate
  /// The time in nanoseconds since 1970.
  package var clock: @Sendable () -> Int
  package var standardInput: @Sendable () -> [UInt8]
  package var processors: Int
  /// Shows a URL in the reader's browser.
  package var openBrowser: @Sendable (String) -> Void

  package init(
    console: Console,
    workingDirectory: String,
    resources: ToolResources?,
    searchPath: String,
    today: CalendarDate,
    clock: @escaping @Sendable () -> Int,
    standardInput: @escaping @Sendable () -> [UInt8],
    processors: Int,
    openBrowser: @escaping @Sendable (String) -> Void
  ) {
    self.console = console
    self.workingDirectory = workingDirectory
    self.resources = resources
    self.searchPath = searchPath
    self.today = today
    self.clock = clock
    self.standardInput = standardInput
    self.processors = processors
    self.openBrowser = openBrowser
  }
}

/// The status that a command ends with.
package enum ExitStatus: Int32, Sendable {
  case success = 0
  /// The content has errors.
  case contentErrors = 1
  /// The command was called in a way that it does not understand.
  case usage = 64
}
