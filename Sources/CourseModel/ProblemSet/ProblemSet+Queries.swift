// What callers ask of problems and parts: what they hold, and what they are worth.

extension Sequence<ProblemElement> {
  /// The parts directly among these elements.
  package var parts: [Part] {
    compactMap { element in
      if case .part(let part) = element { part } else { nil }
    }
  }

  /// The asides directly among these elements.
  package var asides: [Aside] {
    compactMap { element in
      if case .aside(let aside) = element { aside } else { nil }
    }
  }
}

extension Problem {
  package var parts: [Part] { elements.parts }
  /// Solutions, hints and remarks of the problem itself, without those of its parts.
  package var asides: [Aside] { elements.asides }

  /// The problem's own points, or the sum of its parts' where only they have some.
  package var totalPoints: Double? {
    points?.value ?? parts.summedPoints
  }
}

extension Part {
  package var parts: [Part] { elements.parts }
  /// Solutions, hints and remarks of the part itself, without those of its own parts.
  package var asides: [Aside] { elements.asides }

  /// The part's own points, or the sum of its parts'.
  package var totalPoints: Double? {
    points?.value ?? parts.summedPoints
  }
}

extension Aside {
  /// The labelled parts of an answer.
  package var parts: [Part] { elements.parts }
}

extension [Part] {
  fileprivate var summedPoints: Double? {
    let known = compactMap(\.totalPoints)
    return known.isEmpty ? nil : known.reduce(0, +)
  }
}
