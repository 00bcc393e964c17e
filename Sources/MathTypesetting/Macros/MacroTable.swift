/// The commands that a course, a page, or the formulas above have defined.
///
/// A table is a value: the configuration's, extended by the front matter's, extended by the
/// definitions that a document's formulas contain, in their order.
package struct MacroTable: Sendable, Hashable, Codable {
  /// What a command stands for.
  struct Definition: Sendable, Hashable, Codable {
    enum Kind: Sendable, Hashable, Codable {
      /// Parameters as `\def` writes them: `#1#2`, or with delimiters between.
      case macro(parameters: String, body: String)
      /// The first parameter may be left out.
      case optional(default: String, parameterCount: Int, body: String)
      /// The meaning that another command had at this place.
      case alias(of: String)
      /// Only where KaTeX has no command of the name.
      case fallback(parameterCount: Int, body: String)
    }

    var kind: Kind
    /// Later definitions have higher numbers.
    var order: Int
  }

  /// By name, with the backslash.
  private(set) var definitions: [String: Definition] = [:]
  private var nextOrder = 0

  package init() {}

  package var isEmpty: Bool { definitions.isEmpty }

  /// A definition that cannot be.
  package enum Refusal: Error, Sendable, Hashable {
    /// A name is a backslash, which may be left out, and letters or one other character.
    case invalidName(String)
    case unbalancedBraces(name: String)
    /// More than nine parameters.
    case tooManyParameters(name: String)
  }

  /// Defines a command, as configurations do: `\R` or `R` as `\mathbb{R}`.
  ///
  /// Without `parameterCount` there are as many parameters as the highest `#n` in the body says.
  /// With `firstDefault` the first may be left out.
  package mutating func define(
    _ name: String,
    as body: String,
    parameterCount: Int? = nil,
    firstDefault: String? = nil
  ) throws(Refusal) {
    let command = name.hasPrefix("\\") ? name : "\\" + name
    let bytes = TeXBytes(command)
    guard bytes.count > 1, bytes.commandEnd(at: 0) == bytes.count else {
      throw .invalidName(name)
    }
    guard TeXBytes("{\(body)}").group(at: 0)?.count == body.utf8.count else {
      throw .unbalancedBraces(name: command)
    }
    let count = parameterCount ?? Self.highestParameter(in: body)
    guard (0...9).contains(count) else { throw .tooManyParameters(name: command) }
    if let firstDefault, count > 0 {
      set(command, .optional(default: firstDefault, parameterCount: count, body: body))
    } else {
      set(command, .macro(parameters: Self.parameters(count), body: body))
    }
  }

  /// Adds the other's definitions; they win.
  package mutating func merge(_ other: MacroTable) {
    for (name, definition) in other.definitions.sorted(by: { $0.value.order < $1.value.order }) {
      set(name, definition.kind)
    }
  }

  mutating func set(_ name: String, _ kind: Definition.Kind) {
    definitions[name] = Definition(kind: kind, order: nextOrder)
    nextOrder += 1
  }

  static func parameters(_ count: Int) -> String {
    count < 1 ? "" : (1...count).map { "#\($0)" }.joined()
  }

  private static func highestParameter(in body: String) -> Int {
    let bytes = Array(body.utf8)
    return zip(bytes, bytes.dropFirst()).reduce(0) { highest, pair in
      pair.0 == UInt8(ascii: "#") && (0x31...0x39).contains(pair.1)
        ? max(highest, Int(pair.1) - 0x30) : highest
    }
  }
}

extension MacroTable.Refusal {
  /// What is wrong, in one sentence without an end.
  package var message: String {
    switch self {
    case .invalidName(let name):
      "\(name) is not a command's name: write a backslash and letters, like \\R"
    case .unbalancedBraces(let name): "the braces in the definition of \(name) do not match"
    case .tooManyParameters(let name): "\(name) has more than nine parameters"
    }
  }
}
