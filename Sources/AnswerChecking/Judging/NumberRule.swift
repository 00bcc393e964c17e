import DeterministicMath

/// How near a number must come to the right one, and the right one or its digests.
package struct NumberRule: Sendable, Hashable {
  package var relative: Double
  package var absolute: Double
  /// Significant digits that must agree, instead of the two above.
  package var digits: Int?

  package init(relative: Double, absolute: Double, digits: Int?) {
    self.relative = relative
    self.absolute = absolute
    self.digits = digits
  }

  /// Whether a number is near enough to the right one.
  package func accepts(_ value: Double, for right: Double) -> Bool {
    let distance = (value - right).magnitude
    guard let digits else { return distance <= absolute + relative * right.magnitude }
    return distance <= 0.5 * (1 + 1e-9) * Self.unit(of: right, digits)
  }

  /// What the last of some significant digits of a number is worth.
  private static func unit(of value: Double, _ digits: Int) -> Double {
    guard value != 0 else { return 1e-8 }
    return pow(10, (log(value.magnitude) / log(10)).rounded(.down) - Double(digits - 1))
  }

  // MARK: Digests

  /// The text whose digest stands for the right number.
  package func rounded(_ right: Double) -> [UInt8] {
    if right.magnitude <= absolute { return RelativeGrid.zero }
    if let digits { return right.utf8(significantDigits: digits) }
    return grid.text(right)
  }

  /// All such texts of right numbers for which a number would do; few others.
  package func roundings(_ value: Double) -> [[UInt8]] {
    var texts = value.magnitude <= 2 * absolute ? [RelativeGrid.zero] : []
    guard let digits else { return texts + grid.texts(value, within: Self.cells) }
    let half = 0.5 * Self.unit(of: value, digits)
    texts += [value, value - half, value + half].map { $0.utf8(significantDigits: digits) }
    return texts
  }

  /// How many cells of the grid the tolerance is wide.
  private static let cells = 8

  private var grid: RelativeGrid {
    RelativeGrid(step: log1p(max(relative, 1e-12)) / Double(Self.cells))
  }
}

extension AnswerKey {
  /// The key of a number.
  package static func number(_ rule: NumberRule, right: Double, source: String) -> AnswerKey {
    AnswerKey(facts(of: rule) + [Fact("value", String(exactly: right)), Fact("reference", source)])
  }

  /// The key of a number that does not tell it.
  package static func hiddenNumber(
    _ rule: NumberRule,
    right: Double,
    salt: AnswerSalt
  ) -> AnswerKey {
    let digest = salt.digest(of: "number", rule.rounded(right))
    return AnswerKey(facts(of: rule) + [Fact("salt", salt.text), Fact("digest", digest)])
  }

  private static func facts(of rule: NumberRule) -> [Fact] {
    var facts = [
      Fact("type", "number"), Fact("relative", String(exactly: rule.relative)),
      Fact("absolute", String(exactly: rule.absolute)),
    ]
    if let digits = rule.digits {
      facts.append(Fact("digits", String(hexadecimal: UInt64(digits))))
    }
    return facts
  }

  /// The rule of a number's key.
  var numberRule: NumberRule? {
    guard let relative = self["relative"]?.exactNumber,
      let absolute = self["absolute"]?.exactNumber
    else { return nil }
    let digits = self["digits"]?.hexadecimalValue.map { Int(min($0, 17)) }
    return NumberRule(relative: relative, absolute: absolute, digits: digits)
  }
}

extension AnswerJudge {
  static func number(_ request: AnswerRequest) -> AnswerReply {
    let typed: Expression
    switch formula(request, variables: []) {
    case .failure(let malformed): return malformed.reply
    case .success(let expression): typed = expression
    }
    if let name = typed.variables.first(where: { !Expression.constants.has($0) }) {
      return AnswerReply(.malformed, [AnswerText.notANumber(name)], echo: typed.mathML)
    }
    let value: Double
    do throws(EvaluationError) {
      value = try typed.value([VariableValue]())
    } catch {
      return AnswerReply(.malformed, [AnswerText.noValue(error)], echo: typed.mathML)
    }
    let echo = typed.mathML(equalTo: value)
    guard request.judges else { return AnswerReply(.readable, echo: echo) }
    guard let rule = request.key.numberRule else { return .unjudged }
    if let right = request.key["value"]?.exactNumber {
      if rule.accepts(value, for: right) { return .right(echo: echo) }
      let sentences = AnswerText.wrongNumber(value, rule, NumberNearMiss(value, right, rule))
      return AnswerReply(.wrong, sentences, echo: echo)
    }
    guard let salt = AnswerSalt(request.key), let digest = request.key["digest"] else {
      return .unjudged
    }
    for text in rule.roundings(value) where salt.digest(of: "number", text).isSame(as: digest) {
      return .right(echo: echo)
    }
    return AnswerReply(.wrong, AnswerText.wrongNumber(value, rule, nil), echo: echo)
  }
}

/// What separates a wrong number from the right one.
enum NumberNearMiss {
  case sign
  case powerOfTen
  case half
  case twice
  case reciprocal
  case square
  case root

  /// The first that is so; `nil` if none is.
  init?(_ value: Double, _ right: Double, _ rule: NumberRule) {
    guard right != 0, value != 0 else { return nil }
    let tries: [(NumberNearMiss, Double)] = [
      (.sign, -value), (.twice, value / 2), (.half, value * 2), (.powerOfTen, value * 10),
      (.powerOfTen, value / 10), (.powerOfTen, value * 100), (.powerOfTen, value / 100),
      (.powerOfTen, value * 1000), (.powerOfTen, value / 1000), (.reciprocal, 1 / value),
      (.square, value > 0 ? sqrt(value) : .nan), (.root, value * value),
    ]
    guard let found = tries.first(where: { rule.accepts($0.1, for: right) }) else { return nil }
    self = found.0
  }
}
