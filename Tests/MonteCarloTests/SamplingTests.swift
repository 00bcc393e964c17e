// Sampling in blocks: the same bits for any order and number of threads; stopping in time.

import DeterministicMath
import Dispatch
import MonteCarlo
import Testing

struct SamplingTests {
  private static let backwards: BlockExecutor = { count, body in
    for index in (0..<count).reversed() { body(index) }
  }
  private static let concurrent: BlockExecutor = { count, body in
    DispatchQueue.concurrentPerform(iterations: count) { body($0) }
  }

  @Test func theBitsDoNotDependOnTheExecutor() {
    let stream = RandomStream(seed: 1)
    func run(_ executor: BlockExecutor) -> RunningMoments {
      gather(samples: 5000, stream: stream, into: RunningMoments(), executor: executor) {
        $1.add($0.normal())
      }
    }
    let serial = run(runSerially)
    for executor in [Self.backwards, Self.concurrent] {
      let other = run(executor)
      #expect(other.count == 5000)
      #expect(other.mean.bitPattern == serial.mean.bitPattern)
      #expect(other.variance.bitPattern == serial.variance.bitPattern)
    }
    let samples = drawSamples(5000, stream: stream) { $0.normal() }
    #expect(samples == drawSamples(5000, stream: stream, executor: Self.concurrent) { $0.normal() })
    #expect(samples.prefix(1500) == drawSamples(1500, stream: stream) { $0.normal() }[...])
  }

  @Test(arguments: [0, 1, 1023, 1024, 1025, 300_000])
  func drawsAsManySamplesAsAsked(_ count: Int) {
    let drawn = gather(samples: count, stream: RandomStream(seed: 1), into: RunningProportion()) {
      $1.add($0.nextWord() & 1 == 0)
    }
    #expect(drawn.count == count)
    #expect(
      drawSamples(min(count, 5000), stream: RandomStream(seed: 1)) { _ in 1 }.count
        == min(count, 5000)
    )
  }

  @Test func goesOnFromABlock() {
    let stream = RandomStream(seed: 3)
    let draw: @Sendable (inout RandomStream, inout Histogram) -> Void = { $1.add($0.uniform()) }
    let empty = Histogram(from: 0, to: 1, bins: 7)
    let whole = gather(samples: 4096, stream: stream, into: empty, draw: draw)
    var parts = gather(samples: 1024, stream: stream, into: empty, draw: draw)
    parts.merge(gather(samples: 3072, firstBlock: 1, stream: stream, into: empty, draw: draw))
    #expect(parts.counts == whole.counts)
  }

  @Test func stopsWhenTheIntervalIsNarrow() {
    let rule = StoppingRule(precision: .relative(0.01))
    let result = gather(
      until: rule,
      stream: RandomStream(seed: 4),
      into: RunningMoments(),
      estimate: { $0.meanEstimate },
      draw: { $1.add($0.exponential(mean: 3)) }
    )
    let interval = result.summary.meanEstimate.interval(confidence: 0.99)
    #expect(result.isPrecise)
    #expect(interval.halfWidth <= 0.01 * result.summary.mean)
    // The needed number is (2.576 / 0.01)² = 66,000.
    #expect((60_000...120_000).contains(result.summary.count))
    #expect(interval.contains(3))
  }

  @Test func stopsAtTheGreatestNumberOfSamples() {
    let rule = StoppingRule(precision: .absolute(1e-9), least: 1000, most: 10_000)
    let result = gather(
      until: rule,
      stream: RandomStream(seed: 4),
      into: RunningMoments(),
      estimate: { $0.meanEstimate },
      draw: { $1.add($0.normal()) }
    )
    #expect(!result.isPrecise)
    #expect(result.summary.count == 10 * samplesInABlock)
  }
}
