package import Diagnostics

/// Reads a mapping key by key and collects what is wrong with it.
///
///     var reader = YAMLMappingReader(entries)
///     title = reader.string("title")
///     weight = reader.integer("weight") ?? 0
///     diagnostics += reader.finish()      // wrong types, unknown keys
package struct YAMLMappingReader {
  package let entries: [YAMLEntry]
  package private(set) var diagnostics: [Diagnostic] = []
  private var asked: [String] = []

  package init(_ entries: [YAMLEntry]) {
    self.entries = entries
  }

  /// A reader of a value that must be a mapping; anything else but nothing is a diagnostic.
  package init(_ value: YAMLValue?, called name: String) {
    if case .mapping(let entries, _)? = value {
      self.init(entries)
    } else {
      self.init([])
      if let value, !value.isNull {
        report(.unexpectedValue(of: name, expected: "keys and values", found: value))
      }
    }
  }

  package mutating func report(_ diagnostic: Diagnostic) {
    diagnostics.append(diagnostic)
  }

  /// The value of a key, whatever it is; `nil` where it is missing or written as nothing.
  package mutating func value(_ key: String) -> YAMLValue? {
    asked.append(key)
    guard let value = entries.first(where: { $0.key == key })?.value, !value.isNull else {
      return nil
    }
    return value
  }

  /// The value converted, or a diagnostic that says what is expected.
  package mutating func value<T>(
    _ key: String,
    expected: String,
    convert: (YAMLValue) -> T?
  ) -> T? {
    guard let value = value(key) else { return nil }
    guard let converted = convert(value) else {
      report(.unexpectedValue(of: key, expected: expected, found: value))
      return nil
    }
    return converted
  }

  package mutating func string(_ key: String) -> String? {
    value(key, expected: "a text") { $0.scalarText }
  }

  package mutating func integer(_ key: String) -> Int? {
    value(key, expected: "a whole number") { $0.plainText.flatMap { Int($0) } }
  }

  package mutating func number(_ key: String) -> Double? {
    value(key, expected: "a number") { value in
      value.plainText.flatMap { Double($0) }.flatMap { $0.isFinite ? $0 : nil }
    }
  }

  package mutating func boolean(_ key: String) -> Bool? {
    value(key, expected: "true or false") { value in
      switch value.plainText {
      case "true", "True", "yes": true
      case "false", "False", "no": false
      default: nil
      }
    }
  }

  /// One of a few words.
  package mutating func choice<T: RawRepresentable & CaseIterable>(
    _ key: String,
    of type: T.Type
  ) -> T? where T.RawValue == String {
    let words = T.allCases.map(\.rawValue).joined(separator: ", ")
    return value(key, expected: "one of \(words)") { $0.scalarText.flatMap(T.init(rawValue:)) }
  }

  /// All that is wrong; keys that nobody asked for are among it unless they are let through.
  package func finish(
    unknownKeys severity: Diagnostic.Severity? = .warning
  ) -> [Diagnostic] {
    guard let severity else { return diagnostics }
    let unknown = entries.filter { !asked.contains($0.key) }
    return diagnostics + unknown.map { .unknownKey($0, among: asked, severity: severity) }
  }
}

extension YAMLValue {
  /// The text of a scalar, quoted or not.
  package var scalarText: String? {
    if case .scalar(let text, _, _) = self { text } else { nil }
  }

  /// The text of a scalar that is not quoted, so that it may be a number or a truth value.
  package var plainText: String? {
    if case .scalar(let text, isQuoted: false, _) = self { text } else { nil }
  }
}
