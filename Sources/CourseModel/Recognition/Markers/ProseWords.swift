/// Words that tell a sentence about a problem or a part from its marker, and a statement from a
/// title.
enum ProseWords {
  /// Words that go on with a sentence whose subject a label would be: "(a) and (b) are…".
  static let afterLabel: Set<String> = [
    "and", "or", "is", "are", "was", "were", "to", "through", "implies", "imply", "follows",
    "follow", "holds", "hold", "gives", "above", "below", "has", "have", "had", "can", "cannot",
    "does", "do", "shows", "says", "states", "asks", "asked", "also", "then", "we", "but", "that",
    "counts", "count", "will", "with", "as", "in", "of", "on", "by", "carries", "must", "should",
  ]

  /// Words with which a statement begins and a title does not.
  static let opensStatement: Set<String> = [
    "consider", "let", "suppose", "assume", "given", "recall", "below", "here", "in", "if", "for",
    "this", "these", "we", "you", "there", "is", "are", "does", "do", "can", "i", "it",
  ]

  /// Words with which a task begins, though a title may too: "Compute budgets".
  static let asks: Set<String> = [
    "show", "prove", "explain", "find", "derive", "what", "why", "how", "which", "give",
    "describe", "determine", "calculate", "compute", "write", "state", "draw", "sketch", "plot",
    "implement", "verify", "is", "are", "does", "do", "can", "justify", "evaluate", "solve", "use",
    "express", "argue", "estimate", "compare", "discuss", "modify", "rewrite", "translate",
  ]

  /// What may stand between "Problem 3" and a verb, so that it is prose: "Problem 3 counts".
  static func isProse(_ word: String) -> Bool {
    afterLabel.contains(word) || word == "solution" || word == "solutions"
  }
}
