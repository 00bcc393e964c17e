// Mistakes that are made in the texts of networks, one at a time.

import Foundation

/// A text with one mistake.
struct Mutation: Sendable {
  enum Kind: String, CaseIterable, Sendable {
    case swappedGate, transposedWeight, wrongSign, droppedTerm, wrongTime, wrongPrime, wrongCase
  }

  var kind: Kind
  /// What was replaced, and by what.
  var what: String
  var text: String
}

extension Network {
  /// Every mistake of every kind that the text allows.
  var mutations: [Mutation] {
    swappedGates + transposedWeights + signs + droppedTerms + times + primes + cases
  }

  /// Some mistakes of each kind, fewer of networks that take long; every one with
  /// `NOTATION_MUTATIONS=all` in the environment.
  var someMutations: [Mutation] {
    let mutations = mutations
    if ProcessInfo.processInfo.environment["NOTATION_MUTATIONS"] == "all" { return mutations }
    return Mutation.Kind.allCases.flatMap { kind in
      let all = mutations.filter { $0.kind == kind }
      let count = text.contains("Δ") ? 1 : 3
      return stride(from: 0, to: all.count, by: max(1, all.count / count)).prefix(count).map {
        all[$0]
      }
    }
  }

  /// A copy of the text with a stretch replaced.
  private func mutation(
    _ kind: Mutation.Kind,
    _ range: Range<String.Index>,
    _ other: String
  )
    -> Mutation
  {
    var changed = text
    changed.replaceSubrange(range, with: other)
    return Mutation(
      kind: kind,
      what: "\(text[range]) → \(other)".replacing("\n", with: ""),
      text: changed
    )
  }

  private func replacing(_ kind: Mutation.Kind, _ pairs: [(String, String)]) -> [Mutation] {
    pairs.flatMap { old, new in text.ranges(of: old).map { mutation(kind, $0, new) } }
  }

  private var signs: [Mutation] { replacing(.wrongSign, [(" + ", " - "), (" - ", " + ")]) }

  private var times: [Mutation] {
    replacing(
      .wrongTime,
      [
        ("t-1", "t"), ("t-1", "t-2"), ("[b,t,K]", "[b,t-1,K]"), ("h_ℓ[", "h_{ℓ-1}["),
        ("S_ℓ[", "S_{ℓ-1}["), ("x+Δx", "x+Δx+1"), ("2u", "2u+1"),
      ]
    )
  }

  private var primes: [Mutation] {
    replacing(.wrongPrime, [("h'", "h"), ("G_1[", "G_2["), ("U[", "U'["), ("j']", "j]")])
  }

  /// G for 1 - G in a statement and the other way round.
  private var swappedGates: [Mutation] {
    text.ranges(of: "(1 - ").compactMap { open in
      guard let close = text[open.upperBound...].firstIndex(of: ")") else { return nil }
      let gate = String(text[open.upperBound..<close])
      let end = text[close...].firstIndex(of: "\n") ?? text.endIndex
      let begin = text[..<open.lowerBound].lastIndex(of: "\n") ?? text.startIndex
      let complement = "(1 - \(gate))"
      let line = text[begin..<end].split(separator: complement, omittingEmptySubsequences: false)
        .map { $0.replacing(gate, with: complement) }.joined(separator: gate)
      return mutation(.swappedGate, begin..<end, line)
    }
  }

  /// The first two indices of every bracket on a right side in the other order.
  private var transposedWeights: [Mutation] {
    brackets.compactMap { range in
      var indices = text[range].split(separator: ",")
      guard indices.count > 1, indices[0] != indices[1] else { return nil }
      indices.swapAt(0, 1)
      return mutation(.transposedWeight, range, indices.joined(separator: ","))
    }
  }

  /// Every index of a bracket on a right side in the other case.
  private var cases: [Mutation] {
    brackets.flatMap { range in
      text[range].indices.compactMap { place in
        let letter = text[place]
        guard letter.isASCII, letter.isLetter else { return nil }
        let other = letter.isUppercase ? letter.lowercased() : letter.uppercased()
        return mutation(.wrongCase, place..<text.index(after: place), other)
      }
    }
  }

  /// What stands between brackets behind the `=` of its line.
  private var brackets: [Range<String.Index>] {
    text.ranges(of: "[").compactMap { open in
      guard let close = text[open.upperBound...].firstIndex(of: "]") else { return nil }
      let begin = text[..<open.lowerBound].lastIndex(of: "\n") ?? text.startIndex
      guard text[begin..<open.lowerBound].contains("=") else { return nil }
      return open.upperBound..<close
    }
  }

  /// Terms behind a plus or a minus, up to the next one or the end of the brackets around.
  private var droppedTerms: [Mutation] {
    (text.ranges(of: " + ") + text.ranges(of: " - ")).map { sign in
      var depth = 0
      var end = sign.upperBound
      while end < text.endIndex, text[end] != "\n" {
        let rest = text[end...]
        if "([{".contains(text[end]) { depth += 1 }
        if ")]}".contains(text[end]) { depth -= 1 }
        if depth < 0 || depth == 0 && (rest.hasPrefix(" + ") || rest.hasPrefix(" - ")) { break }
        end = text.index(after: end)
      }
      return mutation(.droppedTerm, sign.lowerBound..<end, "")
    }
  }
}
