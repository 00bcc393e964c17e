/// What a run is asked for, in the words that the module Simulation reads (its `RunRequest`).
struct RunRequest: Sendable {
  let job: BlockJob
  let seed: UInt64
  let limits: BlockLimits
  /// Whether a process reads it, which bounds itself; a page ends what takes too long.
  var isForProcess = true
  /// How many threads may draw samples.
  var threads = 1
  /// Whether the process may start others, as Swift's backtracer must.
  var mayStartProcesses = false
  /// What the run does at a sweep.
  var sweep: SweepRequest?

  /// Processor time that the run may take, in seconds.
  var seconds: Double { job.timeout ?? limits.seconds }

  var bytes: [UInt8] {
    var lines = ["coursegen-run 1", "block \(job.id)", "seed \(Self.digits(seed))"]
    if let samples = job.samples { lines.append("samples \(Self.digits(samples))") }
    if threads > 1 { lines.append("threads \(Self.digits(threads))") }
    for input in job.inputs {
      lines.append("input \(input.name) \(Self.digits(input.value.bitPattern))")
    }
    lines += sweep?.lines ?? []
    if isForProcess { lines += limitLines }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  private var limitLines: [String] {
    let milliseconds = Int(min(max(seconds * 1000, 1), 1e12))
    let lines = [
      "limit cpu-milliseconds \(Self.digits(milliseconds))",
      "limit memory \(Self.digits(limits.memory))",
      "limit file-size \(Self.digits(limits.output))",
    ]
    return mayStartProcesses ? lines : lines + ["limit processes \(Self.digits(0))"]
  }

  static func digits(_ count: Int) -> String {
    digits(UInt64(clamping: count))
  }

  /// 16 hexadecimal digits.
  static func digits(_ bits: UInt64) -> String {
    let digits = String(bits, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
