public import DeterministicMath
import MonteCarlo

/// Draws a number many times, each time from random numbers of its own.
///
///     let y = monteCarlo(samples: 40_000) { random in
///       dot(random.normals(d, deviation: sigma), random.normals(d))
///     }
///
/// The numbers are those of the course's seed, the block's name, and how often the block sampled
/// before: the same on every machine.
///
/// - Parameters:
///   - samples: How many numbers to draw, unless the run asks for another number.
///   - draw: Draws one number.
/// - Returns: The numbers, in order.
/// - Complexity: O(`samples`); 8 bytes a sample.
@inlinable
public func monteCarlo(
  samples: Int = 10_000,
  _ draw: @escaping @Sendable (inout RandomStream) -> Double
) -> Sample {
  let (count, stream) = beginSampling(samples)
  return Sample(drawSamples(count, stream: stream, draw: draw))
}

/// Draws a number of single precision many times, each time from random numbers of its own.
///
/// - Parameters:
///   - samples: How many numbers to draw, unless the run asks for another number.
///   - draw: Draws one number.
/// - Returns: The numbers, in order.
/// - Complexity: O(`samples`); 8 bytes a sample.
@inlinable
public func monteCarlo(
  samples: Int = 10_000,
  _ draw: @escaping @Sendable (inout RandomStream) -> Float
) -> Sample {
  let (count, stream) = beginSampling(samples)
  return Sample(drawSamples(count, stream: stream) { Double(draw(&$0)) })
}

/// The number of samples that the run wants, and the stream to draw them from.
@usableFromInline
func beginSampling(_ samples: Int) -> (count: Int, stream: RandomStream) {
  let count = max(BlockRun.current.request.samples ?? samples, 0)
  BlockRun.current.report.samples += count
  return (count, BlockRun.current.nextStream())
}
