import DeterministicMath
import MonteCarlo

/// The run of one block: what it was asked for, and what it has said so far.
struct BlockRun {
  var request = RunRequest()
  var report = Report()
  /// Results of other blocks.
  var provided: [(name: [UInt8], estimate: Estimate)] = []
  /// Data files beside the page.
  var data: [DataTable] = []
  /// How many streams of random numbers were handed out; within a point of a sweep, since its
  /// beginning.
  var streamCount = 0
  /// How many sweeps were begun.
  var sweeps = 0
  /// The number of the stream from which those of the sweep's points derive.
  var sweepStream = 0
  /// The point of a sweep that is being computed, and the streams that were handed out before it.
  var point: (index: Int, streams: Int)?

  /// The run of this program.
  ///
  /// A block is one program with one thread at the top level, and nothing but the functions of this
  /// module reaches it.
  nonisolated(unsafe) private static var current = BlockRun()

  /// Whether samples are being drawn, perhaps by several threads, in no order.
  ///
  /// It is set and cleared while there is one thread.
  nonisolated(unsafe) static var isSampling = false

  /// Reads or changes the run of this program; no thread that draws samples may.
  static func access<Value>(_ body: (inout BlockRun) -> Value) -> Value {
    if isSampling {
      fatalError("no input, result, chart, note or monteCarlo while samples are drawn")
    }
    return body(&current)
  }

  /// The next stream of random numbers: a function of the seed, the block's name and how many
  /// streams the block took before; within a sweep, of the sweep, the point and how many it took.
  mutating func nextStream() -> RandomStream {
    let block = RandomStream(seed: request.seed).split(utf8: request.block)
    let number = takeStreamNumber()
    guard let point else { return block.split(number) }
    return block.split(sweepStream).split(point.index).split(number)
  }

  mutating func takeStreamNumber() -> Int {
    streamCount += 1
    return streamCount - 1
  }
}
