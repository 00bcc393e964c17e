import DeterministicMath

/// The run of one block: what it was asked for, and what it has said so far.
struct BlockRun {
  var request = RunRequest()
  var report = Report()
  /// How many streams of random numbers were handed out.
  private var streams = 0

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
  /// streams the block took before.
  mutating func nextStream() -> RandomStream {
    defer { streams += 1 }
    return RandomStream(seed: request.seed).split(utf8: request.block).split(streams)
  }
}
