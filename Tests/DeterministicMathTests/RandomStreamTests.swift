// What a random stream promises: positions, children, ranges.

import DeterministicMath
import Testing

struct RandomStreamTests {
  @Test func jumpsAnywhere() {
    var walked = RandomStream(seed: 42)
    let words = (0..<1000).map { _ in walked.nextWord() }
    for position in [0, 1, 2, 3, 4, 7, 500, 998] {
      var jumped = RandomStream(seed: 42)
      jumped.position = UInt64(position)
      #expect(jumped.nextWord() == words[position])
      #expect(jumped.nextWord() == words[position + 1])
    }
    walked.position = .max - 1
    _ = walked.nextWord()
    #expect(walked.position == .max)
  }

  @Test func drawsTheWordsOfPhilox() {
    var stream = RandomStream(seed: 0)
    let block = (0..<4).map { _ in stream.nextWord() }
    #expect(block == [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8])
    var pairs = RandomStream(seed: 0)
    #expect(pairs.next() == 0xe169_c58d_6627_e8d5)
  }

  @Test func childrenDependOnPathNotOnPosition() {
    let parent = RandomStream(seed: 5)
    var moved = parent
    _ = moved.nextWord()
    var (a, b) = (parent.split("weights").split(3), moved.split("weights").split(3))
    #expect(a.next() == b.next())
  }

  @Test func childrenDiffer() {
    let parent = RandomStream(seed: 5)
    var children = [
      parent, parent.split(0), parent.split(1), parent.split(-1), parent.split(1).split(1),
    ]
    let names = ["", "a", "b", "ab", "abcdefgh", "abcdefgh\0", "é", "e\u{301}", "0"]
    children += names.map { parent.split($0) }
    children += [parent.split("a").split("b"), RandomStream(seed: 6), RandomStream(seed: 5 << 32)]
    var first: Set<UInt64> = []
    for var child in children { first.insert(child.next()) }
    #expect(first.count == children.count)
  }

  @Test func stripsBeginAlikeForAnyLength() {
    let longest = draw(1000)
    for count in [0, 1, 2, 16, 63, 64, 65, 128, 999] {
      #expect(draw(count) == Array(longest.prefix(count)))
    }
    func draw(_ count: Int) -> [Float] {
      var stream = RandomStream(seed: 9)
      _ = stream.nextWord()
      return stream.normals(count)
    }
  }

  @Test func stripsLeaveTheStreamAtAWholeBlock() {
    var stream = RandomStream(seed: 9)
    _ = stream.nextWord()
    _ = stream.normals(65)
    #expect(stream.position == 4 + 128)
    _ = stream.uniforms(0)
    #expect(stream.position == 4 + 128)
  }

  @Test func staysInItsRange() {
    var stream = RandomStream(seed: 1)
    for _ in 0..<2000 {
      #expect((-3.0..<7).contains(stream.uniform(in: -3..<7)))
      #expect((-3...7).contains(stream.integer(in: -3...7)))
      #expect(stream.integer(below: 1) == 0)
      #expect(stream.exponential() >= 0)
      #expect(stream.choice(weights: [0, 2, 0, 1, 0]) % 2 == 1)
    }
    let tiny = 1.0..<1.0.nextUp
    #expect(stream.uniform(in: tiny) == 1)
    #expect(stream.bernoulli(1) && !stream.bernoulli(0))
    #expect(stream.choice([Int]()) == nil)
    #expect(stream.shuffled([3, 1, 2]).sorted() == [1, 2, 3])
  }
}
