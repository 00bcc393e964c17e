// Programs that are wrong on purpose: the proof that a comparison would notice.

/// A program with one mistake, and what the mistake is.
package struct MistakenProgram: Sendable {
  package var mistake: NearMiss
  package var program: Program
}

extension Program {
  /// The program with each of the mistakes that a comparison must notice: the sign of a term
  /// changed, a gate swapped, the indices of a square weight transposed.
  ///
  /// A program that allows none of them loses terms and factors instead.
  ///
  /// - Returns: Programs that have an executable order, those of all statements in turn.
  /// - Complexity: O(size of the program²)
  package func mistakes() -> [MistakenProgram] {
    let typical = mistakes(of: [.sign, .gate, .order])
    return typical.isEmpty ? mistakes(of: [.term, .factor, .statement]) : typical
  }

  private func mistakes(of ranks: [Edit.Rank]) -> [MistakenProgram] {
    let sizes = SizeChoice(self).allDifferent
    var result: [MistakenProgram] = []
    for (place, statement) in statements.enumerated() where statement.origin == .written {
      let name = self[statement.target.tensor].name.plainText
      for edit in Edits.mistakes(in: statement, of: self, sizes) where ranks.contains(edit.rank) {
        var changed = self
        changed.statements[place] = edit.statement
        var scheduler = Scheduler(changed)
        changed.schedule = scheduler.run()
        guard scheduler.errors.isEmpty else { continue }
        result.append(
          MistakenProgram(mistake: NearMiss(name, edit.change()), program: changed)
        )
      }
    }
    return result
  }
}

extension NearMiss {
  /// What was done, without a subject: “the sign of B^G[j] changed”.
  package var phrase: String {
    let text = Array(sentence.utf8)
    let with = Array(" with ".utf8)
    guard let place = text.indices.first(where: { text[$0...].starts(with: with) }) else {
      return sentence
    }
    return String(decoding: text[(place + with.count)...].dropLast(), as: UTF8.self)
  }
}
