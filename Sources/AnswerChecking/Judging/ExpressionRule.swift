import DeterministicMath

/// The variables of an expression and the values that they take.
package struct ExpressionDomain: Sendable, Hashable {
  package struct Variable: Sendable, Hashable {
    package var name: String
    package var bounds: ClosedRange<Double>
    package var isWhole: Bool

    package init(name: String, bounds: ClosedRange<Double>, isWhole: Bool) {
      self.name = name
      self.bounds = bounds
      self.isWhole = isWhole
    }
  }

  package var variables: [Variable]

  package init(_ variables: [Variable]) {
    self.variables = variables
  }

  package var names: [String] { variables.map { $0.name } }

  /// Some points of the domain, the same ones always.
  package func points(_ count: Int) -> [[VariableValue]] {
    let stream = RandomStream(seed: 0x616e_7377_6572)
    return (0..<count).map { point in
      variables.enumerated().map { place, variable in
        var stream = stream.split(point).split(place)
        return VariableValue(name: variable.name, value: variable.value(at: stream.uniform()))
      }
    }
  }
}

extension ExpressionDomain.Variable {
  /// The value at a share of the way through the domain: of its logarithm, where it spans several
  /// powers of ten; in few digits, so that a reader can follow.
  fileprivate func value(at share: Double) -> Double {
    let (lower, upper) = (bounds.lowerBound, bounds.upperBound)
    let isWide = lower > 0 && upper > 100 * lower
    let value =
      isWide ? lower * exp(share * log(upper / lower)) : lower + share * (upper - lower)
    if isWhole { return min(max(value.rounded(), lower), upper) }
    let short = DecimalNumber.value(value.magnitude.utf8(significantDigits: 3))
    guard let short else { return value }
    let signed = value < 0 ? -short : short
    return bounds.contains(signed) ? signed : value
  }

  /// The variable as a line of a key has it.
  var fact: AnswerKey.Fact {
    let bounds = String(exactly: bounds.lowerBound) + " " + String(exactly: bounds.upperBound)
    return AnswerKey.Fact("variable", name + (isWhole ? " whole " : " real ") + bounds)
  }

  init?(_ line: String) {
    let words = line.words
    guard words.count == 4, let lower = words[2].exactNumber, let upper = words[3].exactNumber,
      lower <= upper
    else { return nil }
    self.init(name: words[0], bounds: lower...upper, isWhole: words[1].isSame(as: "whole"))
  }
}

extension AnswerKey {
  /// The key of an expression.
  package static func expression(_ domain: ExpressionDomain, source: String) -> AnswerKey {
    AnswerKey(facts(of: domain) + [Fact("reference", source)])
  }

  /// The key of an expression that does not tell it: a digest for each point where it has a value.
  package static func hiddenExpression(
    _ domain: ExpressionDomain,
    right: Expression,
    salt: AnswerSalt
  ) -> AnswerKey {
    var facts = facts(of: domain) + [Fact("salt", salt.text)]
    for (place, point) in domain.points(hiddenPoints).enumerated() {
      guard let value = try? right.value(point) else { continue }
      let digest = salt.digest(of: pointLabel(place), RelativeGrid.fine.text(value))
      facts.append(Fact("digest", "\(place) " + digest))
    }
    return AnswerKey(facts)
  }

  static let hiddenPoints = 8

  static func pointLabel(_ place: Int) -> String { "point \(place)" }

  private static func facts(of domain: ExpressionDomain) -> [Fact] {
    [Fact("type", "expression")] + domain.variables.map { $0.fact }
  }

  var domain: ExpressionDomain {
    ExpressionDomain(all("variable").compactMap { ExpressionDomain.Variable($0) })
  }
}
