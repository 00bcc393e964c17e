public import DeterministicMath

/// Draws a number many times, each time from random numbers of its own.
///
///     let y = monteCarlo(samples: 40_000) { random in
///       dot(random.normals(d, deviation: sigma), random.normals(d))
///     }
///
/// The numbers are those of the course's seed, the block's name, and how often the block sampled
/// before: the same on every machine, for any number of threads. What the closure reads must not change
/// while samples are drawn; the compiler sees to it where several threads draw.
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
  Sampling(samples).draw(draw)
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
  Sampling(samples).draw { Double(draw(&$0)) }
}
