// Samples drawn in blocks, each from a stream of its own.
//
// Goals in order of priority:
// 1. The same bits for any number of threads, in any order: a block's stream is a child of the given
// stream by the block's number, and summaries are merged in the order of the blocks.
// 2. No threads here: how blocks are spread over them is the caller's closure. 3. Bounded memory.

public import DeterministicMath

/// Runs a body for each of 0..<count, in any order, at the same time or not, and returns when all
/// have ended.
public typealias BlockExecutor = @Sendable (_ count: Int, _ body: @Sendable (Int) -> Void) -> Void

/// How many samples share a stream.
public let samplesInABlock = 1024

/// Runs blocks one after another.
@Sendable
public func runSerially(_ count: Int, _ body: @Sendable (Int) -> Void) {
  for index in 0..<count { body(index) }
}

/// Draws samples into a summary.
///
/// - Parameters:
///   - samples: How many samples to draw; at least 0.
///   - first: The number of the first block, to go on from an earlier call with whole blocks.
///   - stream: Its children by block number give all randomness.
///   - summary: What to start every block from: a summary without samples.
///   - executor: How blocks are run.
///   - draw: Draws one sample and adds it.
/// - Returns: The summaries of all blocks, merged in order.
/// - Complexity: O(`samples`); the memory of 256 summaries.
@inlinable
public func gather<Summary: Mergeable>(
  samples: Int,
  firstBlock first: Int = 0,
  stream: RandomStream,
  into summary: Summary,
  executor: BlockExecutor = runSerially,
  draw: @escaping @Sendable (inout RandomStream, inout Summary) -> Void
) -> Summary {
  precondition(samples >= 0, "\(samples) samples")
  var result = summary
  var done = 0
  while done < samples {
    let wave = Swift.min(samples - done, 256 * samplesInABlock)
    let block = first + done / samplesInABlock
    for part in summaries(wave, block, stream, summary, executor, draw) { result.merge(part) }
    done += wave
  }
  return result
}

/// The summaries of some blocks, in order.
@inlinable
func summaries<Summary: Mergeable>(
  _ samples: Int,
  _ first: Int,
  _ stream: RandomStream,
  _ summary: Summary,
  _ executor: BlockExecutor,
  _ draw: @escaping @Sendable (inout RandomStream, inout Summary) -> Void
) -> [Summary] {
  let blocks = (samples + samplesInABlock - 1) / samplesInABlock
  var parts = [Summary](repeating: summary, count: blocks)
  parts.withUnsafeMutableBufferPointer { buffer in
    let places = DisjointPlaces(base: buffer.baseAddress)
    executor(blocks) { block in
      var random = stream.split(first + block)
      var part = summary
      let start = block * samplesInABlock
      for _ in start..<Swift.min(start + samplesInABlock, samples) { draw(&random, &part) }
      places.store(part, at: block)
    }
  }
  return parts
}

/// Draws samples and keeps them, in order.
///
/// - Parameters:
///   - count: How many samples to draw; at least 0.
///   - stream: Its children by block number give all randomness.
///   - executor: How blocks are run.
///   - draw: Draws one sample.
/// - Returns: The samples.
/// - Complexity: O(`count`)
@inlinable
public func drawSamples(
  _ count: Int,
  stream: RandomStream,
  executor: BlockExecutor = runSerially,
  draw: @escaping @Sendable (inout RandomStream) -> Double
) -> [Double] {
  precondition(count >= 0, "\(count) samples")
  var samples = [Double](repeating: 0, count: count)
  samples.withUnsafeMutableBufferPointer { buffer in
    let places = DisjointPlaces(base: buffer.baseAddress)
    executor((count + samplesInABlock - 1) / samplesInABlock) { block in
      var random = stream.split(block)
      let start = block * samplesInABlock
      for index in start..<Swift.min(start + samplesInABlock, count) {
        places.store(draw(&random), at: index)
      }
    }
  }
  return samples
}

/// Memory whose places are each written by one block only.
@usableFromInline
struct DisjointPlaces<Element>: @unchecked Sendable {
  @usableFromInline let base: UnsafeMutablePointer<Element>?

  @inlinable
  init(base: UnsafeMutablePointer<Element>?) {
    self.base = base
  }

  @inlinable
  func store(_ element: Element, at index: Int) {
    if let base { base[index] = element }
  }
}
