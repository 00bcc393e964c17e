import DeterministicMath

extension AnswerKey {
  /// The key of an order, with the sizes that it can be about.
  package static func order(_ right: GrowthOrder, sizes: [String]) -> AnswerKey {
    let named = (sizes + right.sizes).distinctAndSorted.map { Fact("size", $0) }
    return AnswerKey([Fact("type", "order")] + named + [Fact("reference", right.text)])
  }

  /// The key of an order that does not tell it.
  package static func hiddenOrder(_ right: GrowthOrder, salt: AnswerSalt) -> AnswerKey {
    AnswerKey([
      Fact("type", "order"), Fact("salt", salt.text),
      Fact("digest", salt.digest(of: "order", [UInt8](text: right.text))),
    ])
  }
}

extension AnswerJudge {
  static func order(_ request: AnswerRequest) -> AnswerReply {
    let typed: GrowthOrder
    do throws(GrowthOrderError) {
      typed = try GrowthOrder(parsing: request.text)
    } catch {
      if case .formula(let error, let offset) = error {
        return MalformedAnswer(request, error, offset: offset).reply
      }
      return AnswerReply(.malformed, [error.description])
    }
    let echo = typed.mathML
    guard request.judges else { return AnswerReply(.readable, echo: echo) }
    guard let source = request.key["reference"] else { return hidden(request, typed) }
    guard let right = try? GrowthOrder(parsing: source) else { return .unjudged }
    if typed.text.isSame(as: right.text) { return .right(echo: echo) }
    let sizes = request.key.all("size")
    if let unknown = typed.sizes.first(where: { !sizes.has($0) }) {
      return AnswerReply(.wrong, [AnswerText.unknownSize(unknown, among: sizes)], echo: echo)
    }
    let sentences = sizes.compactMap { AnswerText.growth(typed, right, in: $0) }
    return AnswerReply(.wrong, sentences.isEmpty ? [AnswerText.wrong] : sentences, echo: echo)
  }

  private static func hidden(_ request: AnswerRequest, _ typed: GrowthOrder) -> AnswerReply {
    guard let salt = AnswerSalt(request.key), let digest = request.key["digest"] else {
      return .unjudged
    }
    let text = [UInt8](text: typed.text)
    if salt.digest(of: "order", text).isSame(as: digest) { return .right(echo: typed.mathML) }
    return AnswerReply(.wrong, [AnswerText.wrong], echo: typed.mathML)
  }
}
