// Running moments against their definitions.

import MonteCarlo
import Testing

struct RunningMomentsTests {
  @Test func mergedPartsEqualTheWhole() {
    let numbers = (0..<100).map { i in Double((i * 37) % 101) * 0.25 + 1000 }
    var whole = RunningMoments()
    var parts = RunningMoments()
    for start in [0, 3, 4, 60] {
      let end = [0: 3, 3: 4, 4: 60, 60: 100][start] ?? 100
      var part = RunningMoments()
      for number in numbers[start..<end] {
        part.add(number)
        whole.add(number)
      }
      parts.merge(part)
    }
    #expect(parts.count == whole.count)
    #expect(abs(parts.mean - whole.mean) < 1e-10)
    #expect(abs(parts.variance - whole.variance) < 1e-9)
    #expect(abs(parts.standardErrorOfVariance - whole.standardErrorOfVariance) < 1e-9)
  }
}
