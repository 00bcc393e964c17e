// How a text writes the indices of its tensors, also a text that is no program.

/// A tensor of a text and the order of its indices, where it is defined or else used first.
package struct TensorUse: Hashable, Sendable {
  package var name: Name
  /// The letter of each index, in lower case; `nil` for what is more than a letter.
  package var letters: [Name?]
  /// The indices as they were written.
  package var indices: [String]
  /// Where the element stands.
  package var range: Range<Int>

  /// The tensors of a text in the order in which they stand there.
  package static func all(in text: ProgramText) -> [TensorUse] { Checker.uses(text) }

  /// What is wrong if the tensor has the same letters in another order elsewhere.
  ///
  /// - Parameter other: The use of the same tensor in another text.
  /// - Returns: A warning, or `nil` if the order is the same or the letters are others.
  package func otherOrder(than other: TensorUse) -> NotationDiagnostic? {
    guard letters.count == other.letters.count else { return nil }
    let different = letters.indices.filter { letters[$0] != other.letters[$0] }
    var there = different.map { other.letters[$0] }
    for place in different {
      guard letters[place] != nil, let match = there.firstIndex(of: letters[place]) else {
        return nil
      }
      there.remove(at: match)
    }
    guard different.count > 1 else { return nil }
    let fact = NotationFact.transposedIndices(
      tensor: name.plainText,
      expected: different.map { other.indices[$0] }.joined(by: ", "),
      found: different.map { indices[$0] }.joined(by: ", ")
    )
    return NotationDiagnostic(fact, .warning, at: range)
  }
}

extension Checker {
  /// The tensors of a text.
  fileprivate static func uses(_ text: ProgramText) -> [TensorUse] {
    let (header, _) = Header.read(text)
    let (syntax, _) = Parser.parse(text, words: header.words)
    var checker = Checker(text, syntax, header, [])
    for statement in syntax.statements.indices { checker.buildStatement(statement) }
    let uses = checker.references().map { tensor, occurrence in
      TensorUse(
        name: checker.program.tensors[tensor].name,
        letters: occurrence.letters,
        indices: occurrence.ranges.map(text.quoted),
        range: occurrence.range
      )
    }
    return uses.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }
}
