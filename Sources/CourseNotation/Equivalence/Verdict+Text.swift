// The verdict in sentences for a student.

import DeterministicMath

extension Verdict {
  /// The verdict in plain sentences, the most important first.
  package var sentences: [String] {
    switch self {
    case .equivalent(let sizes):
      [
        "Your program computes what the reference computes, tried at \(sizes.count) choices of sizes."
      ]
    case .different(let counterexample): counterexample.sentences
    case .incomparable(let mismatches): mismatches.map { $0.sentence }
    case .notRun(.candidate(let error)): ["Your program could not be run: \(error.reason)."]
    case .notRun(.reference(let error)): ["The reference could not be run: \(error.reason)."]
    }
  }
}

extension Mismatch {
  /// The fact in a sentence.
  package var sentence: String {
    switch self {
    case .missingOutput(let name, let similar):
      return "You do not define \(name), which is what is asked for"
        + (similar.map { "; did you mean it by \($0)?" } ?? ".")
    case .undefined(let name): return "You use \(name) but never define it."
    case .unknownInput(let name, let similar):
      return "There is no \(name) among what is given"
        + (similar.map { "; did you mean \($0)?" } ?? ".")
    case .definedInput(let name): return "You define \(name), which is given."
    case .rank(let name, let expected, let found):
      return "\(name) has \(expected.indices), but you write it with \(found)."
    case .order(let name, let expected, let found):
      return "The indices of \(name) are [\(expected)], but you write [\(found)]."
    case .range(let name, let dimension, let expected, let found)
    where [UInt8](text: expected) == [UInt8](text: found):
      return "Index \(dimension) of \(name) has the range \(expected), but what you write there has"
        + " another range."
    case .range(let name, let dimension, let expected, let found):
      return "Index \(dimension) of \(name) has the range \(expected), but you give it the range"
        + " \(found)."
    }
  }
}

extension Counterexample {
  /// What differs, then why if that is known.
  package var sentences: [String] {
    var result = [difference]
    if !nearMisses.isEmpty {
      result += nearMisses.map { $0.sentence }
    } else if !suspects.isEmpty {
      result.append("With the same values for everything else, \(Self.list(suspects)) \(comesOut).")
    }
    if !unusedInputs.isEmpty { result.append("You never use \(Self.list(unusedInputs)).") }
    return result
  }

  private var comesOut: String {
    suspects.count == 1 ? "comes out differently" : "come out differently"
  }

  private var difference: String {
    let place = self.place.isEmpty ? "" : " at " + Self.list(self.place)
    let values = "yours is \(found.short), the reference's \(expected.short)"
    let sizes = self.sizes.isEmpty ? "" : " (with " + Self.list(self.sizes) + ")"
    return "Your \(output) differs from the reference\(place): \(values)\(sizes)."
  }

  private static func list(_ values: [NamedSize]) -> String {
    values.map { $0.name + " = \($0.value)" }.joined(by: ", ")
  }

  private static func list(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().map { $0 }.joined(by: ", ") + " and " + last
  }
}

extension NearMiss {
  /// The fact in a sentence.
  package var sentence: String {
    switch change {
    case .extraTerm(let term): "\(subject) but for the additional term \(term)."
    case .extraFactor(let factor): "\(subject) but for the additional factor \(factor)."
    case .extraFunction(let function): "\(subject) but for the additional \(function)."
    case .extraStatement(let line): "\(subject) but for the additional statement \(line)."
    case .multiple(let factor): "\(subject) times \(factor)."
    default: "\(subject) with \(detail)."
    }
  }

  private var subject: String { "Your \(tensor) equals the reference's" }

  private var detail: String {
    switch change {
    case .complementedGate(let gate): "\(gate) and 1 - \(gate) swapped"
    case .complemented(let gate): "1 - \(gate) and \(gate) confused in one place"
    case .otherSign(let term): "the sign of \(term) changed"
    case .missingTerm(let term): "the term \(term) left out"
    case .missingFactor(let factor): "the factor \(factor) left out"
    case .transposed(let expected, let found): "\(found) in the place of \(expected): transposed"
    case .shifted(let expected, let found): "\(found) in the place of \(expected): off by one"
    case .otherTensor(let expected, let found): "\(found) in the place of \(expected)"
    case .exchangedTensors(let left, let right): "\(left) and \(right) swapped"
    case .otherIndex(let expected, let found): "\(found) in the place of \(expected)"
    case .capital(let expected, let found):
      "\(found) in the place of \(expected): a capital for a small letter"
    case .otherFunction(let expected, let found): "\(found) in the place of \(expected)"
    case .missingFunction(let function): "the \(function) left out"
    case .missingPower(let power): "the exponent of \(power) left out"
    case .otherSoftmax(let expected, let found): "softmax over \(found) instead of \(expected)"
    case .otherAssignment(let expected, let found): "\(found) in the place of \(expected)"
    case .missingStatement(let line): "the statement \(line) left out"
    case .otherPadding(let expected, let found): "\(found) padding instead of \(expected)"
    case .extraTerm, .extraFactor, .extraFunction, .extraStatement, .multiple: ""
    }
  }
}

extension InterpreterError {
  /// The fact as the end of a sentence.
  package var reason: String {
    switch self {
    case .sizeCount(let expected, let found): "it has \(expected) sizes, \(found) were given"
    case .invalidSize(_, let value): "a size cannot be \(value)"
    case .integerTooLarge: "an index is too large"
    case .missingInput: "an input has no values"
    case .inputShape(_, let expected, let found):
      "an input has the shape \(expected), \(found) was given"
    case .notAPosition(_, let value): "\(value.short) is not an index"
    case .stepLimit(let limit): "it takes more than \(limit) steps"
    case .elementLimit(let limit): "its tensors have more than \(limit) elements"
    }
  }
}

extension Int {
  /// `1 index`, `2 indices`.
  fileprivate var indices: String { self == 1 ? "1 index" : "\(self) indices" }
}

extension Double {
  /// Six digits.
  fileprivate var short: String { isFinite ? text(significantDigits: 6) : shortestText }
}
