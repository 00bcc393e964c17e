import ArgumentParser

/// How diagnostics are written.
enum DiagnosticsFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case json
}

/// How much a command says, and in what form; the same for all commands.
struct ReportingOptions: ParsableArguments {
  @Option(name: .customLong("diagnostics-format"), help: "Write diagnostics as text or as JSON.")
  var diagnosticsFormat: DiagnosticsFormat = .text

  @Flag(name: .shortAndLong, help: "Say nothing but what is wrong.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Say more of what is done.")
  var verbose = false
}
