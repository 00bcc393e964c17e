// Texts with mistakes in them, from a seed.

import Foundation
import TestSupport

/// Makes mutations of program texts: bytes and pieces are removed, doubled, exchanged, inserted.
struct MutatedText {
  var random: SplitMix
  private let texts: [[UInt8]]

  init(seed: UInt64) throws {
    random = SplitMix(state: seed)
    let fixtures = NetworkFixtureTests.fixtures
    texts = try fixtures.flatMap { fixture in
      try ["program.tex", "program.txt"].map { Array(try fixture.text($0).utf8) }
    }
  }

  /// The next text.
  mutating func next() -> [UInt8] {
    var text = texts[Int.random(in: texts.indices, using: &random)]
    for _ in 0..<Int.random(in: 1...4, using: &random) { mutate(&text) }
    return text
  }

  private mutating func mutate(_ text: inout [UInt8]) {
    guard !text.isEmpty else { return }
    let place = Int.random(in: text.indices, using: &random)
    let end = min(text.count, place + Int.random(in: 1...6, using: &random))
    switch Int.random(in: 0..<6, using: &random) {
    case 0: text.removeSubrange(place..<end)
    case 1: text.insert(contentsOf: text[place..<end], at: place)
    case 2: text.swapAt(place, Int.random(in: text.indices, using: &random))
    case 3: text[place] = UInt8.random(in: 0...255, using: &random)
    case 4:
      let other = texts[Int.random(in: texts.indices, using: &random)]
      let start = Int.random(in: other.indices, using: &random)
      text.replaceSubrange(place..<end, with: other[start...].prefix(12))
    default:
      let piece = Self.pieces[Int.random(in: Self.pieces.indices, using: &random)]
      text.insert(contentsOf: piece.utf8, at: place)
    }
  }

  private static let pieces = [
    "(", ")", "[", "]", "{", "}", "^", "_", "'", "\\", "\n", "\\\\", ",", ".", "|", "=", "+=", "-",
    "/", "&", "~", "ℓ", "Δ", "Δx", "I", "t", "i'", "T", "0", "17", "\\frac", "\\sum_", "softmax_w",
    "\\underset{w}", "\\mathrm{", "\\text{for }", "for ", ".grad", "%| sizes: {T: 3}\n",
    "\\begin{array}{l}", "\\end{array}", "max(", "equal(a,b)", "\\left", "é", "😀", "\u{302}",
  ]
}
