/// A program in the course notation that blocks can name.
package struct NotationText: Sendable, Hashable {
  /// The backward pass of a loss.
  package struct Gradient: Sendable, Hashable {
    /// The loss' name.
    package var loss: String
    /// The texts in blocks that mean the loss.
    package var spellings: [String]
    /// Whether training makes this loss small where it is told none.
    package var isDefault: Bool
    /// The checked program as bytes below 128.
    package var program: [UInt8]

    package init(loss: String, spellings: [String], isDefault: Bool, program: [UInt8]) {
      self.loss = loss
      self.spellings = spellings
      self.isDefault = isDefault
      self.program = program
    }
  }

  /// The name by which blocks call it.
  package var id: String
  /// Its text, header included; `nil` for a program with errors.
  package var text: String?
  /// The checked program as bytes below 128.
  package var program: [UInt8]
  /// The backward passes that blocks can ask for.
  package var gradients: [Gradient]

  package init(
    id: String,
    text: String?,
    program: [UInt8] = [],
    gradients: [Gradient] = []
  ) {
    self.id = id
    self.text = text
    self.program = program
    self.gradients = gradients
  }

  /// The statements that give it to a block, on one line: itself, and the backward passes of losses
  /// that the block names, or may train.
  func statements(for code: SwiftCode) -> [String] {
    let (literals, trains) = (code.literals, code.words.contains("train"))
    let asked = gradients.filter { gradient in
      gradient.isDefault && trains || gradient.spellings.contains(where: literals.contains)
    }
    let id = Self.literal(id)
    let itself = "ProgramLibrary.add(\(id), \(Self.literal(program)))"
    return [itself]
      + asked.map { gradient in
        let loss = Self.literal(gradient.loss)
        return "ProgramLibrary.add(\(id), gradientOf: \(loss), \(Self.literal(gradient.program)))"
      }
  }

  private static func literal(_ bytes: [UInt8]) -> String {
    literal(String(decoding: bytes, as: UTF8.self))
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

extension NotationText {
  /// The texts by which a block may name losses: all its literals.
  package static func lossTexts(in code: String) -> Set<String> { SwiftCode(code).literals }
}

extension [NotationText] {
  /// Those that a block names, in order, each once.
  package func named(in code: String) -> [NotationText] {
    guard !isEmpty else { return [] }
    let names = Set(SwiftCode(code).texts(of: "program").map(\.text))
    return filter { names.contains($0.id) }
  }
}
