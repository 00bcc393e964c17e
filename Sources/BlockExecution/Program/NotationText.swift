/// A program in the course notation that blocks can name.
package struct NotationText: Sendable, Hashable {
  /// The name by which blocks call it.
  package var id: String
  /// Its text, header included; `nil` for a program with errors.
  package var text: String?

  package init(id: String, text: String?) {
    self.id = id
    self.text = text
  }

  /// The statement that gives it to a block, on one line.
  func statement(_ text: String) -> String {
    "ProgramLibrary.add(\(Self.literal(id)), \(Self.literal(text)))"
  }

  /// A text as a literal of Swift.
  static func literal(_ text: String) -> String {
    var literal = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": literal += "\\\\"
      case "\"": literal += "\\\""
      case "\n": literal += "\\n"
      case " "..."~", "\u{A1}"...: literal.unicodeScalars.append(scalar)
      default: literal += "\\u{\(String(scalar.value, radix: 16))}"
      }
    }
    return literal + "\""
  }
}

extension [NotationText] {
  /// Those that a block names, in order, each once.
  package func named(in code: String) -> [NotationText] {
    guard !isEmpty else { return [] }
    let names = Set(SwiftCode(code).texts(of: "program").map(\.text))
    return filter { names.contains($0.id) }
  }
}
