// Estimators and their intervals, and a whole report as a block leaves it.

import DeterministicMath
import MonteCarlo
import Simulation

extension ParityProgram {
  func tellEstimators() {
    tellSummaries()
    tellSequential()
    tellReport()
  }

  private func tellSummaries() {
    let stream = RandomStream(seed: 31)
    let moments = gather(samples: 5000, stream: stream, into: RunningMoments()) { random, moments in
      moments.add(random.exponential())
    }
    tell(
      "moments",
      moments.meanEstimate,
      moments.varianceEstimate,
      moments.standardDeviationEstimate
    )
    let pair = gather(samples: 5000, stream: stream, into: RunningPair()) { random, pair in
      let x = random.normal()
      pair.add(x + 3, 0.5 * x + random.normal() + 2)
    }
    tell("ratio", pair.ratioEstimate)
    let hits = gather(samples: 5000, stream: stream, into: RunningProportion()) { random, hits in
      hits.add(random.bernoulli(0.01))
    }
    tell("proportion", hits.estimate)
    var batches = BatchMeans()
    var random = stream.split("walk")
    var place = 0.0
    for _ in 0..<10_000 {
      place = 0.9 * place + random.normal()
      batches.add(place)
    }
    tell("batch means", batches.estimate)
    let sample = SortedSample((0..<3001).map { _ in random.exponential() })
    tell("quantiles", sample.quantileEstimate(0.5), sample.quantileEstimate(0.99))
    let empty = Histogram(from: -4, to: 4, bins: 37)
    let histogram = gather(samples: 5000, stream: stream, into: empty) { random, histogram in
      histogram.add(random.normal())
    }
    var digest = Digest()
    for bin in histogram.counts.indices {
      digest.add(histogram.edge(bin))
      digest.add(histogram.density(bin))
    }
    tell("histogram", digest.value)
  }

  private func tellSequential() {
    let (moments, isPrecise) = gather(
      until: StoppingRule(precision: .relative(0.02)),
      stream: RandomStream(seed: 32),
      into: RunningMoments(),
      estimate: { $0.meanEstimate },
      draw: { random, moments in moments.add(random.uniform()) }
    )
    tell("sequential sampling", moments.meanEstimate)
    var digest = Digest()
    digest.add(isPrecise ? 1 : 0)
    for claim in [0.49, 0.5, 0.51] {
      switch moments.meanEstimate.compare(.equal, claim, falseAlarmRate: 1e-6) {
      case .holds: digest.add(1)
      case .fails: digest.add(2)
      case .needsSamples(let count): digest.add(count)
      case .cannotTell: digest.add(3)
      }
    }
    tell("comparison", digest.value)
  }

  private func tellReport() {
    beginBlock()
    let d = input("d", 37, in: 1...4096, scale: .log2)
    let y = monteCarlo(samples: 5000) { random in dot(random.normals(d), random.normals(d)) }
    result("variance", y.variance, line: 1)
    result("tail", y.probability { $0 > 10 }, line: 2)
    result("quantile", y.quantile(0.9), line: 3)
    chart(.histogram(y, bins: 30).x(label: "$y$"), line: 4)
    table(columns: ["a"], rows: [["1"]], line: 5)
    var digest = Digest()
    digest.add(bytes: BlockProgram.end())
    tell("report", digest.value)
  }

  private func tell(_ name: String, _ estimates: Estimate...) {
    var digest = Digest()
    for estimate in estimates {
      let interval = estimate.interval(confidence: 0.99)
      digest.add(estimate.value)
      digest.add(estimate.standardError)
      digest.add(estimate.sampleCount)
      digest.add(interval.lower)
      digest.add(interval.upper)
    }
    tell(name, digest.value)
  }
}
