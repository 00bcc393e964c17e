/// Where a command writes to.
package struct Console: Sendable {
  /// Takes what was asked for: HTML, JSON, diagnostics as JSON.
  package var output: @Sendable (String) -> Void
  /// Takes everything for the eye: diagnostics, progress, the summary.
  package var error: @Sendable (String) -> Void
  /// The width of the terminal behind ``error``; `nil` where there is none.
  package var terminalWidth: Int?

  package init(
    output: @escaping @Sendable (String) -> Void,
    error: @escaping @Sendable (String) -> Void,
    terminalWidth: Int?
  ) {
    self.output = output
    self.error = error
    self.terminalWidth = terminalWidth
  }
}
