import Diagnostics

// What this module has to say to an author, sentence by sentence.
extension Diagnostic {
  static func invalidUTF8(at place: SourceRange, more: Int) -> Diagnostic {
    Diagnostic(
      .error,
      rule: "invalid-utf8",
      more == 0
        ? "This byte is not UTF-8; it is read as \u{FFFD}."
        : "This byte is not UTF-8; it and \(more) more are read as \u{FFFD}.",
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
        : "A NUL byte is no text; it and \(more) more are read as \u{FFFD}.",
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

  static func unclosedFrontMatter(at place: SourceRange) -> Diagnostic {
    Diagnostic(
      .warning,
      rule: "unclosed-front-matter",
      "The front matter that starts here has no end.",
      at: place,
      notes: [Note("Close it with a line “---”.")]
    )
  }

  static func unclosedMath(_ delimiter: DisplayDelimiter, at place: SourceRange) -> Diagnostic {
    let notes =
      delimiter == .dollars
      ? [Note("If dollars are meant and no formula, write “\\$\\$”.")] : []
    return Diagnostic(
      .warning,
      rule: "unclosed-math",
      "The display that starts with “\(delimiter.opening)” has no “\(delimiter.closing)”.",
      at: place,
      notes: notes
    )
  }

  static func unclosedDiv(_ container: OpenContainer, at place: SourceRange) -> Diagnostic {
    var closing = ":::"
    if case .div(let fence) = container.kind {
      switch fence {
      case .colons(let count): closing = String(repeating: ":", count: count)
      case .fence(let character, let count):
        closing = String(repeating: Character(Unicode.Scalar(character)), count: count)
      }
    }
    return Diagnostic(
      .warning,
      rule: "unclosed-div",
      "The block that starts here has no closing line.",
      at: place,
      notes: [Note("Close it with a line “\(closing)”.")]
    )
  }

  static func unusedFootnote(_ label: String, at place: SourceRange) -> Diagnostic {
    Diagnostic(
      .warning,
      rule: "unused-footnote",
      "Nothing refers to the footnote “\(label)”; it is left out.",
      at: place,
      notes: [Note("Refer to it by “[^\(label)]”, or remove it.")]
    )
  }
}
