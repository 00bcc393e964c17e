import DeterministicMath

/// What a reader is told: every sentence about what was typed, in one place.
package enum AnswerText {
  static let right = "Right."
  static let wrong = "That is not right."
  static let empty = "Type an answer first."
  static let unjudged = "This answer cannot be judged here."
  package static let tooLong = "That is too long to be an answer."

  // MARK: Numbers

  static func notANumber(_ name: String) -> String {
    "A number is asked for; “\(name)” has no value."
  }

  static func noValue(_ error: EvaluationError) -> String {
    "This has no value: \(reason(error))."
  }

  static func wrongNumber(
    _ value: Double,
    _ rule: NumberRule,
    _ nearMiss: NumberNearMiss?
  ) -> [String] {
    let near: String
    if let digits = rule.digits {
      near = digits == 1 ? "to 1 digit" : "to \(digits) digits"
    } else {
      near = "within \((100 * rule.relative).brief) %"
    }
    let first = "\(value.brief) is not the right number \(near)."
    return nearMiss.map { [first, sentence($0)] } ?? [first]
  }

  private static func sentence(_ nearMiss: NumberNearMiss) -> String {
    switch nearMiss {
    case .sign: "With the other sign it would be."
    case .powerOfTen: "It is off by a power of ten."
    case .half: "It is half of it."
    case .twice: "It is twice as much."
    case .reciprocal: "One over it would be."
    case .square: "It is the square of it."
    case .root: "It is the square root of it."
    }
  }

  // MARK: Expressions

  static func unknownVariable(_ name: String, among known: [String]) -> String {
    guard !known.isEmpty else { return notANumber(name) }
    return "The formula can have \(list(known)) in it; “\(name)” is something else."
  }

  static func counterexample(_ value: ComparedValue) -> String {
    "\(place(value.point)), yours is \(value.found.brief); the right one is \(value.right.brief)."
  }

  static func counterexample(at point: [VariableValue], _ value: Double) -> String {
    "\(place(point)), yours is \(value.brief); that is not right."
  }

  static func undefined(at point: [VariableValue], _ error: EvaluationError) -> String {
    "\(place(point)), yours has no value: \(reason(error))."
  }

  static func rightInPart(_ count: Int, of all: Int) -> String {
    "It is right at \(count) of \(all) points that were tried."
  }

  private static func place(_ point: [VariableValue]) -> String {
    guard !point.isEmpty else { return "Here" }
    return "At " + point.map { $0.name + " = " + $0.value.brief }.joined(by: ", ")
  }

  private static func reason(_ error: EvaluationError) -> String {
    switch error {
    case .unknownVariable(let name): "“\(name)” has none"
    case .undefined(let what):
      what.isSame(as: "/")
        ? "something is divided by zero" : "“\(what)” is not defined or too large there"
    }
  }

  // MARK: Choices and orders

  static func wrongChoice(_ missed: Int, _ wrong: Int, isSingle: Bool) -> String {
    if isSingle { return wrong == 1 ? AnswerText.wrong : "Only one of them is right." }
    if wrong == 0 { return missed == 1 ? "One more is right." : "\(missed) more are right." }
    return wrong == 1 ? "One of these is not right." : "\(wrong) of these are not right."
  }

  static func unknownSize(_ name: String, among known: [String]) -> String {
    "“\(name)” is none of the sizes that it can depend on: \(list(known))."
  }

  /// How an order differs from the right one in a size; `nil` where it does not.
  static func growth(_ typed: GrowthOrder, _ right: GrowthOrder, in size: String) -> String? {
    let (own, other) = (typed.exponent(of: size), right.exponent(of: size))
    if own > other { return "It does not grow that fast with \(size)." }
    return own < other ? "It grows faster than that with \(size)." : nil
  }

  private static func list(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().map { $0 }.joined(by: ", ") + " and " + last
  }
}

extension ExpressionNearMiss {
  var sentence: String {
    switch self {
    case .sign: "With the other sign it would be right."
    case .factor: "A constant factor separates it from the right one."
    case .summand: "A constant summand separates it from the right one."
    case .reciprocal: "One over it would be right."
    case .square: "It is the square of the right one."
    case .root: "It is the square root of the right one."
    }
  }
}

extension Double {
  /// At most six significant digits, without trailing zeros.
  var brief: String {
    var text = utf8(significantDigits: 6)
    guard text.contains(UInt8(ascii: ".")), !text.contains(UInt8(ascii: "e")) else {
      return String(decoding: text, as: UTF8.self)
    }
    while text.last == UInt8(ascii: "0") { text.removeLast() }
    if text.last == UInt8(ascii: ".") { text.removeLast() }
    return String(decoding: text, as: UTF8.self)
  }
}
