import DeterministicMath

/// What a page knows of an answer, so that a reader's can be judged there.
///
/// In an edition that shows solutions it has the right answer; in one that hides them only digests of
/// it (Documentation/Decisions/0008). It is written into the page as text, a fact on each line:
///
///     type expression
///     variable d whole 3ff0000000000000 40b0000000000000
///     reference 1/sqrt(d)
package struct AnswerKey: Sendable, Hashable {
  /// A fact: what it is about, and what is said.
  package struct Fact: Sendable, Hashable {
    package var word: String
    package var text: String

    package init(_ word: String, _ text: String) {
      self.word = word
      self.text = text
    }
  }

  package var facts: [Fact]

  package init(_ facts: [Fact]) {
    self.facts = facts
  }

  /// What is said first about a thing.
  package subscript(word: String) -> String? {
    facts.first { $0.word.isSame(as: word) }?.text
  }

  /// All that is said about a thing, in order.
  package func all(_ word: String) -> [String] {
    facts.filter { $0.word.isSame(as: word) }.map { $0.text }
  }
}

extension AnswerKey {
  /// The key as it stands in a page: lines that end with a line break.
  package var text: String {
    var text = ""
    for fact in facts { text += fact.word + " " + fact.text + "\n" }
    return text
  }

  /// Reads a key; what is no fact is left out.
  package init(_ bytes: some Collection<UInt8>) {
    facts = []
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      guard let space = line.firstIndex(of: UInt8(ascii: " ")) else { continue }
      facts.append(
        Fact(
          String(decoding: Array(line[..<space]), as: UTF8.self),
          String(decoding: Array(line[line.index(after: space)...]), as: UTF8.self)
        )
      )
    }
  }
}

extension String {
  /// The words between spaces.
  package var words: [String] {
    [UInt8](text: self).split(separator: UInt8(ascii: " "))
      .map { String(decoding: Array($0), as: UTF8.self) }
  }

  /// A number of 64 bits in hexadecimal digits.
  package init(hexadecimal value: UInt64) {
    var digits: [UInt8] = []
    for place in (0..<16).reversed() {
      let digit = UInt8(truncatingIfNeeded: value &>> UInt64(4 &* place)) & 15
      digits.append(digit < 10 ? UInt8(ascii: "0") &+ digit : UInt8(ascii: "a") &+ digit &- 10)
    }
    self = String(decoding: digits, as: UTF8.self)
  }

  /// The number that hexadecimal digits write; `nil` for what is none.
  package var hexadecimalValue: UInt64? {
    let digits = [UInt8](text: self)
    guard (1...16).contains(digits.count) else { return nil }
    var value: UInt64 = 0
    for digit in digits {
      switch digit {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        value = value &<< 4 | UInt64(digit &- UInt8(ascii: "0"))
      case UInt8(ascii: "a")...UInt8(ascii: "f"):
        value = value &<< 4 | UInt64(digit &- UInt8(ascii: "a") &+ 10)
      default: return nil
      }
    }
    return value
  }

  /// A number that ``init(exactly:)`` wrote.
  package var exactNumber: Double? { hexadecimalValue.map { Double(bitPattern: $0) } }

  /// A number by its bits.
  package init(exactly value: Double) { self.init(hexadecimal: value.bitPattern) }
}
