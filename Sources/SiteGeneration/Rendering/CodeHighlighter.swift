import MathTypesetting

/// Colours code, where the language is known.
struct CodeHighlighter: Sendable {
  let typesetter: Typesetter?

  /// The code as HTML; `nil` for a language that nobody knows.
  func highlight(_ code: String, language: String) -> String? {
    language.isEmpty ? nil : typesetter?.highlight(code, language: language)
  }
}
