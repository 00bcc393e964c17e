/// Finds what an author may have meant.
package enum Spelling {
  /// The candidate that is nearest to a word, or `nil` where none is near enough to suggest.
  ///
  /// Near means: at most one edit for each three characters, at least one; an exchange of two
  /// neighbours is one edit; case counts half.
  ///
  /// - Complexity: O(*n*·*m*) for each candidate.
  package static func nearest(to word: String, among candidates: [String]) -> String? {
    let letters = Array(word.prefix(64))
    let limit = 2 * max(1, letters.count / 3)
    var best: (cost: Int, word: String)?
    for candidate in candidates where candidate != word {
      let cost = distance(letters, Array(candidate.prefix(64)))
      if cost <= limit, cost < (best?.cost ?? .max) { best = (cost, candidate) }
    }
    return best?.word
  }

  /// Twice the number of edits (insert, delete, replace, exchange neighbours).
  private static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var before = [Int](repeating: 0, count: right.count + 1)
    var row = (0...right.count).map { 2 * $0 }
    for i in 0..<left.count {
      var next = [2 * (i + 1)]
      for j in 0..<right.count {
        var cost = min(row[j] + cost(left[i], right[j]), row[j + 1] + 2, next[j] + 2)
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
          cost = min(cost, before[j - 1] + 2)
        }
        next.append(cost)
      }
      before = row
      row = next
    }
    return row[right.count]
  }

  private static func cost(_ left: Character, _ right: Character) -> Int {
    if left == right { return 0 }
    return left.lowercased() == right.lowercased() ? 1 : 2
  }
}
