package import Diagnostics

/// A YAML value with its place in the author's file.
package indirect enum YAMLValue: Sendable, Hashable {
  /// A scalar as written; whether it was quoted tells `"1"` from `1`.
  case scalar(String, isQuoted: Bool, SourceRange)
  case sequence([YAMLValue], SourceRange)
  case mapping([YAMLEntry], SourceRange)

  package var range: SourceRange {
    switch self {
    case .scalar(_, _, let range), .sequence(_, let range), .mapping(_, let range): range
    }
  }

  /// What the value is, in the words of a message.
  package var kind: String {
    switch self {
    case .scalar: "a single value"
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }

  /// Whether the value is written as nothing: `key:`, `~` or `null`.
  package var isNull: Bool {
    guard case .scalar(let text, isQuoted: false, _) = self else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(text)
  }
}

/// One key of a mapping, with its place.
package struct YAMLEntry: Sendable, Hashable {
  package var key: String
  package var keyRange: SourceRange
  package var value: YAMLValue

  package init(key: String, keyRange: SourceRange, value: YAMLValue) {
    self.key = key
    self.keyRange = keyRange
    self.value = value
  }
}
