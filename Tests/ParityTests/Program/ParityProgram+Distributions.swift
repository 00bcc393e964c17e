// Every random distribution, from streams split by name and number.

import DeterministicMath

extension ParityProgram {
  func tellDistributions() {
    for (name, draw) in Self.distributions {
      var digest = Digest()
      for index in 0..<8 {
        var random = RandomStream(seed: 0xfeed_5eed_0000_0001).split(name.description).split(index)
        for _ in 0..<2500 { draw(&random, &digest) }
      }
      tell("\(name)", digest.value)
    }
    for (name, fill) in Self.strips {
      var digest = Digest()
      for count in [0, 1, 15, 16, 17, 255, 256, 257, 1000, 4099] {
        var random = RandomStream(seed: UInt64(count))
        for number in fill(&random, count) { digest.add(number) }
        for number in fill(&random, 33) { digest.add(number) }
      }
      tell("\(name)", digest.value)
    }
  }

  private static var distributions: [(StaticString, (inout RandomStream, inout Digest) -> Void)] {
    [
      ("nextWord", { $1.add(UInt64($0.nextWord())) }),
      ("next", { $1.add($0.next()) }),
      ("uniform", { $1.add($0.uniform()) }),
      ("uniform in a range", { $1.add($0.uniform(in: -3..<1e-3)) }),
      ("integer below", { $1.add(UInt64($0.integer(below: 1_000_003))) }),
      ("integer in a range", { $1.add($0.integer(in: -5..<2_000_000_000)) }),
      ("integer in a closed range", { $1.add($0.integer(in: -7...7)) }),
      ("normal", { $1.add($0.normal()) }),
      ("normal with mean and deviation", { $1.add($0.normal(mean: 2, deviation: 0.1)) }),
      ("exponential", { $1.add($0.exponential(mean: 3)) }),
      ("bernoulli", { $1.add($0.bernoulli(0.3) ? 1 : 0) }),
      ("choice", { $1.add($0.choice([3, 1, 4, 1, 5, 9, 2]) ?? 0) }),
      ("weighted choice", { $1.add($0.choice(weights: [0.5, 0, 2, 1e-3])) }),
      (
        "shuffle",
        { random, digest in
          for element in random.shuffled([0, 1, 2, 3, 4, 5, 6]) { digest.add(element) }
        }
      ),
    ]
  }

  private static var strips: [(StaticString, (inout RandomStream, Int) -> [Float])] {
    [
      ("normals", { $0.normals($1) }),
      ("normals with a mean", { $0.normals($1, mean: -1 as Float, deviation: 0.37 as Float) }),
      ("uniforms", { $0.uniforms($1) }),
      (
        "uniforms across 2^32 blocks",
        { random, count in
          random.position = 1 << 34 - 12
          return random.uniforms(count)
        }
      ),
    ]
  }
}
