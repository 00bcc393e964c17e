/// What a run of a block may take.
package struct BlockLimits: Sendable, Hashable {
  /// Processor time in seconds.
  package var seconds: Double
  /// Address space in bytes.
  package var memory: Int
  /// Bytes that it may write to each of its outputs; the report is one of them.
  package var output: Int

  package init(seconds: Double = 60, memory: Int = 2 << 30, output: Int = 16 << 20) {
    self.seconds = seconds
    self.memory = memory
    self.output = output
  }

  /// The time on the clock after which a run is killed that neither computes nor ends; a machine
  /// that is busy with other things may slow a run down this much.
  func wallSeconds(processor seconds: Double) -> Double {
    4 * seconds + 10
  }
}
