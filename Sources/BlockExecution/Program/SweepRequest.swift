/// What a run of a block with sweeps does: ends at a sweep, computes one of its points, or goes on with
/// the points that other runs have computed.
struct SweepRequest: Sendable, Hashable {
  /// A point of a sweep, as the run that computed it reported it.
  struct Point: Sendable, Hashable {
    var result: BlockReport.Result
    /// The samples that were drawn for it.
    var samples: Int
  }

  /// The points of earlier sweeps.
  var known: [[Point]] = []
  /// The point of the next sweep that the run computes; without one it goes on to the next sweep.
  var point: Int?

  /// The request's lines, in the words of the module Simulation.
  var lines: [String] {
    var lines = ["sweep \(RunRequest.digits(known.count))"]
    if let point { lines.append("point \(RunRequest.digits(point))") }
    for (sweep, points) in known.enumerated() {
      for point in points {
        for number in point.numbers {
          lines.append("swept \(RunRequest.digits(sweep)) \(RunRequest.digits(number))")
        }
      }
    }
    return lines
  }
}

extension SweepRequest.Point {
  /// The six numbers that tell an estimate.
  fileprivate var numbers: [UInt64] {
    let methods = ["symmetric", "logarithmic", "score"]
    return [
      result.value.bitPattern,
      (result.standardError ?? 0).bitPattern,
      UInt64(clamping: result.count),
      (result.degreesOfFreedom ?? .infinity).bitPattern,
      UInt64(clamping: methods.firstIndex(of: result.interval ?? "") ?? 0),
      UInt64(clamping: samples),
    ]
  }
}
