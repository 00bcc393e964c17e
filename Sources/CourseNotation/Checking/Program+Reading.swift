// The entry to the module: text in, a program or its mistakes out.

extension Program {
  /// Reads and checks a program.
  ///
  /// - Parameter text: The text, in LaTeX or plain spelling, with its header.
  /// - Returns: The program, or `nil` if there is an error; and all diagnostics, in text order.
  /// - Complexity: Linear in the length of the text for reading; checking is quadratic in the
  ///   number of statements at worst. Texts of more than 60,000 tokens are refused.
  package static func read(
    _ text: ProgramText
  ) -> (program: Program?, diagnostics: [NotationDiagnostic]) {
    let (program, diagnostics) = Checker.check(text)
    return (program, diagnostics)
  }
}
