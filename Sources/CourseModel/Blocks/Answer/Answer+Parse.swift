package import CourseMarkdown
package import Diagnostics

extension Answer {
  /// Whether a code block is an answer: its words are `yaml answer`.
  package static func recognizes(_ block: CodeBlock) -> Bool {
    block.hasWords("yaml", "answer")
  }

  /// Reads an answer from its node.
  ///
  /// - Returns: The answer, or `nil` where the node is something else or lacks what every answer
  ///   needs; and all that is wrong with it.
  package static func parse(
    _ node: MarkdownNode
  ) -> (answer: Answer?, diagnostics: [Diagnostic]) {
    guard case .codeBlock(let source) = node.kind, recognizes(source) else { return (nil, []) }
    let yaml = YAMLValue.parse(
      source.literal,
      firstLine: source.firstLine,
      indent: node.codeIndent
    )
    guard let value = yaml.value else {
      let missing = yaml.diagnostics.isEmpty
      return (nil, missing ? [.emptyAnswer(at: node.openingLine)] : yaml.diagnostics)
    }
    var reader = AnswerReader(value, block: node)
    let answer = reader.answer()
    return (answer, yaml.diagnostics + reader.keys.finish(unknownKeys: .error))
  }
}

/// Reads the keys of an answer; what is wrong gathers in `keys`.
struct AnswerReader {
  /// The types of answers, by their names in the file.
  enum TypeName: String, CaseIterable {
    case number
    case expression
    case choice
    case order
    case equations
  }

  var keys: YAMLMappingReader
  let block: MarkdownNode

  init(_ value: YAMLValue, block: MarkdownNode) {
    keys = YAMLMappingReader(value, called: "answer block")
    self.block = block
  }

  mutating func answer() -> Answer? {
    let place = block.openingLine
    let id = keys.identifier("id", of: "answer", at: place)
    let type = keys.choice("type", of: TypeName.self)
    if type == nil, !keys.entries.contains(where: { $0.key == "type" }) {
      keys.report(.missingKey("type", of: "answer", at: place))
    }
    let prompt = required("prompt")
    let kind = kind(of: type)
    let hint = keys.string("hint")
    var openNames: [String] = []
    if type == .equations {
      for key in ["inputs", "outputs"] {
        openNames += keys.value(key, expected: "a list of names", convert: Self.texts) ?? []
      }
    }
    var verification: Verification?
    var programVerification: ProgramVerification?
    switch type {
    case .order, .equations: programVerification = self.programVerification(of: kind)
    case .number, .expression, .choice: verification = self.verification(of: kind)
    case nil: _ = keys.value("verify")
    }
    guard let id, let prompt, let text = prompt.scalarText, let kind else { return nil }
    return Answer(
      id: id.name,
      idRange: id.range,
      kind: kind,
      prompt: text,
      promptRange: prompt.range,
      hint: hint,
      openNames: openNames,
      verification: verification,
      programVerification: programVerification,
      range: block.range
    )
  }

  /// The text of a key that every answer has.
  mutating func required(_ key: String) -> YAMLValue? {
    guard let value = keys.value(key) else {
      keys.report(.missingKey(key, of: "answer", at: block.openingLine))
      return nil
    }
    guard value.scalarText != nil else {
      keys.report(.unexpectedValue(of: key, expected: "a text", found: value))
      return nil
    }
    return value
  }
}
