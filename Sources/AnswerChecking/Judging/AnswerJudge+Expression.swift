import DeterministicMath

extension AnswerJudge {
  private static let points = 24
  /// As near as two ways to compute the same value come to each other, and far nearer than a
  /// reader who rounds.
  private static let tolerance = 1e-7

  static func expression(_ request: AnswerRequest) -> AnswerReply {
    let domain = request.key.domain
    let typed: Expression
    switch formula(request, variables: domain.names) {
    case .failure(let malformed): return malformed.reply
    case .success(let expression): typed = expression
    }
    let echo = typed.mathML
    let unknown = typed.variables.first { name in
      !domain.names.has(name) && !Expression.constants.has(name)
    }
    if let unknown {
      let sentence = AnswerText.unknownVariable(unknown, among: domain.names)
      return AnswerReply(.malformed, [sentence], echo: echo)
    }
    guard request.judges else { return AnswerReply(.readable, echo: echo) }
    guard let source = request.key["reference"] else { return hidden(request, typed, domain) }
    guard let right = try? Expression(parsing: source, variables: domain.names) else {
      return .unjudged
    }
    return compare(typed, right, domain.points(points))
  }

  private static func compare(
    _ typed: Expression,
    _ right: Expression,
    _ points: [[VariableValue]]
  ) -> AnswerReply {
    var values: [ComparedValue] = []
    for point in points {
      guard let expected = try? right.value(point) else { continue }
      do throws(EvaluationError) {
        values.append(ComparedValue(point: point, found: try typed.value(point), right: expected))
      } catch {
        let sentence = AnswerText.undefined(at: point, error)
        return AnswerReply(.wrong, [sentence], echo: typed.mathML)
      }
    }
    guard !values.isEmpty else { return .unjudged }
    let wrong = values.filter { !$0.isRight(within: tolerance) }
    // The plainest point says most.
    guard let first = wrong.min(by: { $0.weight < $1.weight }) else {
      return .right(echo: typed.mathML)
    }
    var sentences = [AnswerText.counterexample(first)]
    if let nearMiss = ExpressionNearMiss(values, within: tolerance) {
      sentences.append(nearMiss.sentence)
    } else if wrong.count < values.count {
      sentences.append(AnswerText.rightInPart(values.count - wrong.count, of: values.count))
    }
    return AnswerReply(.wrong, sentences, echo: typed.mathML)
  }

  private static func hidden(
    _ request: AnswerRequest,
    _ typed: Expression,
    _ domain: ExpressionDomain
  ) -> AnswerReply {
    let points = domain.points(AnswerKey.hiddenPoints)
    let digests = request.key.all("digest").map { $0.words }.filter { $0.count == 2 }
    guard let salt = AnswerSalt(request.key), !digests.isEmpty else { return .unjudged }
    for digest in digests {
      guard let place = points.indices.first(where: { digest[0].isSame(as: "\($0)") }) else {
        return .unjudged
      }
      do throws(EvaluationError) {
        let value = try typed.value(points[place])
        let label = AnswerKey.pointLabel(place)
        let isRight = RelativeGrid.fine.texts(value, within: 0).contains { text in
          salt.digest(of: label, text).isSame(as: digest[1])
        }
        if isRight { continue }
        let sentence = AnswerText.counterexample(at: points[place], value)
        return AnswerReply(.wrong, [sentence], echo: typed.mathML)
      } catch {
        let sentence = AnswerText.undefined(at: points[place], error)
        return AnswerReply(.wrong, [sentence], echo: typed.mathML)
      }
    }
    return .right(echo: typed.mathML)
  }
}

/// The values of two formulas at a point.
struct ComparedValue {
  var point: [VariableValue]
  var found: Double
  var right: Double

  func isRight(within tolerance: Double) -> Bool {
    Self.agree(found, right, within: tolerance)
  }

  static func agree(_ left: Double, _ right: Double, within tolerance: Double) -> Bool {
    (left - right).magnitude <= tolerance * max(left.magnitude, right.magnitude) + 1e-300
  }

  /// How much there is to read at the point.
  var weight: Int {
    point.reduce(0) { $0 + $1.value.shortestUTF8.count }
  }
}

/// What separates a wrong formula from the right one at all points.
enum ExpressionNearMiss {
  case sign
  case factor
  case summand
  case reciprocal
  case square
  case root

  init?(_ values: [ComparedValue], within tolerance: Double) {
    guard values.count > 2 else { return nil }
    func holds(_ change: (Double) -> Double) -> Bool {
      values.allSatisfy { ComparedValue.agree(change($0.found), $0.right, within: tolerance) }
    }
    let factor = values[0].right / values[0].found
    let summand = values[0].right - values[0].found
    if holds({ -$0 }) {
      self = .sign
    } else if holds({ 1 / $0 }) {
      self = .reciprocal
    } else if factor.isFinite, holds({ factor * $0 }) {
      self = .factor
    } else if holds({ $0 + summand }) {
      self = .summand
    } else if holds({ $0 >= 0 ? sqrt($0) : .nan }) {
      self = .square
    } else if holds({ $0 * $0 }) {
      self = .root
    } else {
      return nil
    }
  }
}
