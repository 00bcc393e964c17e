import DeterministicMath

extension AnswerKey {
  /// The key of a choice: how many options there are, and the places of the right ones as the page
  /// shows them.
  package static func choice(_ right: [Int], of count: Int) -> AnswerKey {
    AnswerKey([
      Fact("type", "choice"), Fact("options", "\(count)"), Fact("reference", canonical(right)),
    ])
  }

  /// The key of a choice that does not tell it.
  package static func hiddenChoice(_ right: [Int], of count: Int, salt: AnswerSalt) -> AnswerKey {
    AnswerKey([
      Fact("type", "choice"), Fact("options", "\(count)"), Fact("salt", salt.text),
      Fact("digest", salt.digest(of: "choice", [UInt8](text: canonical(right)))),
    ])
  }

  /// Rising numbers with a space between them.
  private static func canonical(_ places: [Int]) -> String {
    places.sorted().map { "\($0)" }.joined(by: " ")
  }
}

extension AnswerJudge {
  /// What is typed are the places of the chosen options, rising, with a space between them.
  static func choice(_ request: AnswerRequest) -> AnswerReply {
    let chosen = request.text.words
    guard request.typed.count < 1000 else { return .unjudged }
    guard request.judges else { return AnswerReply(.readable) }
    if let reference = request.key["reference"] {
      let right = reference.words
      let missed = right.filter { !chosen.has($0) }.count
      let wrong = chosen.filter { !right.has($0) }.count
      if missed == 0, wrong == 0 { return .right(echo: nil) }
      let isSingle = right.count == 1
      return AnswerReply(.wrong, [AnswerText.wrongChoice(missed, wrong, isSingle: isSingle)])
    }
    guard let salt = AnswerSalt(request.key), let digest = request.key["digest"] else {
      return .unjudged
    }
    let text = [UInt8](text: chosen.joined(by: " "))
    if salt.digest(of: "choice", text).isSame(as: digest) { return .right(echo: nil) }
    return AnswerReply(.wrong, [AnswerText.wrong])
  }
}
