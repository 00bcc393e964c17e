// What stops a program that asks for what there cannot be, and what it says.

import DeterministicMath
import MonteCarlo
import Testing

struct ImpossibleParameterTests {
  /// A mistake, and the sentence that a debug build stops with.
  struct Mistake: Sendable {
    let sentence: String
    let make: @Sendable () -> Void
  }

  static let mistakes = [
    Mistake(sentence: "a quantile for the share 1.5, not in 0...1") {
      _ = SortedSample([1, 2]).quantile(1.5)
    },
    Mistake(sentence: "a quantile for the share nan, not in 0...1") {
      _ = SortedSample([1, 2]).quantileInterval(.nan, confidence: 0.9)
    },
    Mistake(sentence: "the false-alarm rate 0.0 is not above 0 and at most 1") {
      _ = RunningMoments().meanEstimate.interval(confidence: 1)
    },
    Mistake(sentence: "the false-alarm rate 1.5 is not above 0 and at most 1") {
      _ = RunningMoments().meanEstimate.interval(falseAlarmRate: 1.5)
    },
    Mistake(sentence: "-3 samples") {
      _ = gather(samples: -3, stream: RandomStream(seed: 1), into: RunningMoments()) { _, _ in }
    },
    Mistake(sentence: "a histogram of 0 bins") { _ = Histogram(from: 0, to: 1, bins: 0) },
    Mistake(sentence: "a histogram from 2.0 to 1.0") { _ = Histogram(from: 2, to: 1, bins: 3) },
    Mistake(sentence: "a histogram from 0.0 to inf") {
      _ = Histogram(from: 0, to: .infinity, bins: 3)
    },
    Mistake(sentence: "histograms with different bins cannot be merged") {
      var histogram = Histogram(from: 0, to: 1, bins: 3)
      histogram.merge(Histogram(from: 0, to: 1, bins: 4))
    },
    Mistake(sentence: "the confidence 1.0 is not in 0..<1") {
      _ = StoppingRule(precision: .relative(0.1), confidence: 1)
    },
    Mistake(sentence: "at least 9 and at most 8 samples") {
      _ = StoppingRule(precision: .relative(0.1), least: 9, most: 8)
    },
    Mistake(sentence: "the precision is not above 0") {
      _ = StoppingRule(precision: .relative(0))
    },
  ]

  @Test(arguments: mistakes.indices)
  func programsThatAskForTheImpossibleStop(index: Int) async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      [index] in
      Self.mistakes[index].make()
    }
    #if DEBUG
    let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(text.contains(Self.mistakes[index].sentence))
    #else
    _ = result
    #endif
  }
}
