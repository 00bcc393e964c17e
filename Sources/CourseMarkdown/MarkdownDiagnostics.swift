import Diagnostics

// What this module has to say to an author, sentence by sentence.
extension Diagnostic {
  static func invalidUTF8(at place: SourceRange, more: Int) -> Diagnostic {
    Diagnostic(
      .error,
      rule: "invalid-utf8",
      more == 0
        ? "This byte is not UTF-8; it is read as \u{FFFD}."
        : "This byte is not UTF-8, nor are \(more) more; they are read as \u{FFFD}.",
      at: place,
      notes: [Note("Save the file in the encoding UTF-8.")]
    )
  }

  static func nulByte(at place: SourceRange, more: Int) -> Diagnostic {
    Diagnostic(
      .error,
      rule: "nul-byte",
      more == 0
        ? "A NUL byte is no text; it is read as \u{FFFD}."
        : "A NUL byte is no text, and there are \(more) more; they are read as \u{FFFD}.",
      at: place,
      notes: [Note("Is this a text file? UTF-16 has to be saved as UTF-8.")]
    )
  }

  static func nestingTooDeep(at place: SourceRange) -> Diagnostic {
    Diagnostic(
      .warning,
      rule: "nesting-too-deep",
      "Nested too deeply; what is deeper is kept as text.",
      at: place
    )
  }

  static func unknownNode(_ name: String, at place: SourceRange) -> Diagnostic {
    Diagnostic(
      .warning,
      rule: "unknown-node",
      "The Markdown library made a node “\(name)” that is not known; its text is kept.",
      at: place
    )
  }
}
