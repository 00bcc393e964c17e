package import Diagnostics

// What can be wrong with YAML that an author wrote: every sentence, in one place.

extension Diagnostic {
  package static func malformedYAML(_ problem: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error,
      rule: "malformed-yaml",
      "This is not YAML: \(problem).",
      at: range,
      notes: [.init("A text with “: ”, “#” or a leading symbol must stand in quotes.")]
    )
  }

  package static func yamlTooLarge(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error,
      rule: "malformed-yaml",
      "This YAML is larger or nested deeper than any configuration needs.",
      at: range
    )
  }

  package static func unexpectedValue(
    of key: String,
    expected: String,
    found: YAMLValue
  ) -> Diagnostic {
    let what: String
    if case .scalar(let text, _, _) = found {
      what = text.isEmpty ? "nothing" : "“\(text.prefix(60))”"
    } else {
      what = found.kind
    }
    return Diagnostic(
      .error,
      rule: "unexpected-value",
      "“\(key)” wants \(expected), not \(what).",
      at: found.range
    )
  }

  package static func unknownKey(
    _ entry: YAMLEntry,
    among known: [String],
    severity: Severity = .warning
  ) -> Diagnostic {
    var notes: [Note] = []
    var fixes: [Fix] = []
    if let near = Spelling.nearest(to: entry.key, among: known) {
      fixes = [.init(range: entry.keyRange, replacement: near, summary: "Did you mean “\(near)”?")]
    } else {
      notes = [.init("Known keys: \(known.joined(separator: ", ")).")]
    }
    return Diagnostic(
      severity,
      rule: "unknown-key",
      "There is no key “\(entry.key.prefix(60))” here.",
      at: entry.keyRange,
      notes: notes,
      fixes: fixes
    )
  }
}
