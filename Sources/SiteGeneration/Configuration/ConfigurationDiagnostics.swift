package import Diagnostics
package import MathTypesetting

// What can be wrong with a configuration, beside its YAML: every sentence, in one place.

extension Diagnostic {
  static func notAURL(_ text: String) -> Diagnostic {
    Diagnostic(
      .error,
      rule: "unexpected-value",
      "--base-url wants a URL such as https://host/course/, not “\(text.prefix(120))”."
    )
  }

  package static func macroRefused(
    _ refusal: MacroTable.Refusal,
    at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(.error, rule: "invalid-macro", refusal.message + ".", at: range)
  }
}
