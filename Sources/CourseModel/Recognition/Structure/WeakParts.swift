/// Decides of labels that may be prose (`a.`, `(1)`, an escaped `(a)`) whether they are labels.
///
/// They are if their neighbour in the alphabet, or in number, is a label of the same problem too.
enum WeakParts {
  static func resolved(_ tokens: [Token]) -> [Token] {
    var result: [Token] = []
    result.reserveCapacity(tokens.count)
    for problem in tokens.pieces(startingWith: \.isProblem) {
      let ranks = Ranks(problem)
      for var token in problem {
        token.enclosed = token.enclosed.map(resolved)
        if case .part(let part) = token.mark, part.isWeak, part.points == nil,
          !ranks.holdNeighbour(of: part.label)
        {
          token = token.refused()
        }
        result.append(token)
      }
    }
    return result
  }

  /// The places in their sequences of all labels of a problem.
  private struct Ranks {
    var letters: Set<Int> = []
    var romans: Set<Int> = []
    var numbers: Set<Int> = []

    init(_ tokens: ArraySlice<Token>) {
      for token in tokens {
        guard case .part(let part) = token.mark else { continue }
        letters.formUnion(part.label.letter.map { [$0] } ?? [])
        romans.formUnion(part.label.roman.map { [$0] } ?? [])
        numbers.formUnion(part.label.number.map { [$0] } ?? [])
      }
    }

    func holdNeighbour(of label: PartLabel) -> Bool {
      let pairs = [(label.letter, letters), (label.roman, romans), (label.number, numbers)]
      return pairs.contains { rank, all in
        rank.map { all.contains($0 &- 1) || all.contains($0 &+ 1) } ?? false
      }
    }
  }
}

extension [Token] {
  /// The tokens in pieces, each of which but the first starts with a token of some kind.
  fileprivate func pieces(startingWith isStart: (Token) -> Bool) -> [ArraySlice<Token>] {
    let starts = indices.filter { $0 == 0 || isStart(self[$0]) }
    return zip(starts, starts.dropFirst() + [count]).map { self[$0..<$1] }
  }
}
