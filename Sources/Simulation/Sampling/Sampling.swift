public import DeterministicMath
public import MonteCarlo

/// One call of `monteCarlo`: how many samples the run wants, from which stream, by which threads.
public struct Sampling: Sendable {
  @usableFromInline let count: Int
  @usableFromInline let stream: RandomStream
  @usableFromInline let executor: BlockExecutor

  /// Takes the run's next stream.
  ///
  /// - Parameter samples: How many samples to draw, unless the run asks for another number.
  @export(interface)
  public init(_ samples: Int) {
    let (count, stream, threads) = BlockRun.access { run in
      let count = max(run.request.samples ?? samples, 0)
      run.report.samples += count
      return (count, run.nextStream(), run.request.threads)
    }
    self.count = count
    self.stream = stream
    let team = SamplingTeam(threads: threads)
    executor = { count, body in
      BlockRun.isSampling = true
      team.run(count, body)
      BlockRun.isSampling = false
    }
  }

  /// Draws the samples.
  @inlinable
  public func draw(_ draw: @escaping @Sendable (inout RandomStream) -> Double) -> Sample {
    Sample(drawSamples(count, stream: stream, executor: executor, draw: draw))
  }
}
