// Numbers as text: what reports and charts are written with.

import DeterministicMath

extension ParityProgram {
  func tellTexts() {
    var digests = [Digest](repeating: Digest(), count: 4)
    for (index, value) in HardValues.doubles().prefix(20_000).enumerated() {
      digests[0].add(value.shortestText)
      if value.magnitude < 1e30 { digests[1].add(value.text(digitsAfterPoint: index % 8)) }
      digests[2].add(value.text(significantDigits: 1 + index % 9))
    }
    for value in HardValues.floats().prefix(20_000) { digests[3].add(value.shortestText) }
    tell("shortestText of Double", digests[0].value)
    tell("text with digits after the point", digests[1].value)
    tell("text with significant digits", digests[2].value)
    tell("shortestText of Float", digests[3].value)
  }
}
