import DeterministicMath

/// Judges what readers type: numbers, expressions, choices and orders.
///
/// The same code answers in the page and in the tests of the build.
package enum AnswerJudge {
  /// The reply to a request, whatever its bytes are.
  ///
  /// - Complexity: Linear in the bytes until what was typed is known to be short enough.
  package static func reply(to request: AnswerRequest) -> AnswerReply {
    guard let type = request.key["type"] else { return .unjudged }
    if request.isEmpty { return AnswerReply(.empty, [AnswerText.empty]) }
    if type.isSame(as: "number") { return number(request) }
    if type.isSame(as: "expression") { return expression(request) }
    if type.isSame(as: "choice") { return choice(request) }
    if type.isSame(as: "order") { return order(request) }
    return .unjudged
  }

  /// Parses a formula of a request, or says what is wrong with it.
  static func formula(
    _ request: AnswerRequest,
    variables: [String]
  ) -> Result<Expression, MalformedAnswer> {
    do throws(ExpressionError) {
      return .success(try Expression(parsing: request.text, variables: variables))
    } catch {
      return .failure(MalformedAnswer(request, error))
    }
  }
}

/// Why something typed cannot be read.
struct MalformedAnswer: Error {
  var reply: AnswerReply

  init(_ request: AnswerRequest, _ error: ExpressionError, offset: Int = 0) {
    reply = AnswerReply(.malformed, [error.description])
    let before = request.typed.prefix { $0 <= 0x20 }.count + offset
    let bytes = error.bytes.lowerBound + before..<error.bytes.upperBound + before
    reply.mark(bytes, of: request.typed, error.description)
  }

  init(_ sentence: String) {
    reply = AnswerReply(.malformed, [sentence])
  }
}

extension AnswerReply {
  static let unjudged = AnswerReply(.unjudged, [AnswerText.unjudged])

  /// What is said of something right.
  static func right(echo: String?) -> AnswerReply {
    AnswerReply(.right, [AnswerText.right], echo: echo)
  }
}
