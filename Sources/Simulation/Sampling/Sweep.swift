// A sweep: the same estimate at several values of something. A host may divide the values among
// processes and machines; the numbers do not depend on it.

import DeterministicMath
public import MonteCarlo

/// Estimates something at each of some values.
///
///     let sizes = [16, 64, 256, 1024]
///     let variances = sweep("d", over: sizes) { d in
///       monteCarlo { random in dot(random.normals(d), random.normals(d)) }.variance
///     }
///
/// Each value has random numbers of its own. The build may compute the values in different
/// processes, or on different machines: what the body needs must be computed before it, and inputs,
/// results, charts and notes belong outside.
///
/// - Parameters:
///   - name: What runs through the values, for those who wait.
///   - values: The values.
///   - body: The estimate at a value.
/// - Returns: The estimates, in the order of the values.
@export(interface)
public func sweep(
  _ name: String,
  over values: [Double],
  _ body: (Double) -> Estimate
) -> [Estimate] {
  sweep([UInt8](text: name), values.count) { body(values[$0]) }
}

/// Estimates something at each of some whole numbers.
///
/// - Parameters:
///   - name: What runs through the values, for those who wait.
///   - values: The values.
///   - body: The estimate at a value.
/// - Returns: The estimates, in the order of the values.
@export(interface)
public func sweep(
  _ name: String,
  over values: [Int],
  _ body: (Int) -> Estimate
) -> [Estimate] {
  sweep([UInt8](text: name), values.count) { body(values[$0]) }
}

/// Computes a number at each of some values.
///
/// - Parameters:
///   - name: What runs through the values, for those who wait.
///   - values: The values.
///   - body: The number at a value.
/// - Returns: The numbers, in the order of the values.
@export(interface)
public func sweep(
  _ name: String,
  over values: [Double],
  _ body: (Double) -> Double
) -> [Double] {
  sweep([UInt8](text: name), values.count) { .exact(body(values[$0])) }.map { $0.value }
}

/// Computes a number at each of some whole numbers.
///
/// - Parameters:
///   - name: What runs through the values, for those who wait.
///   - values: The values.
///   - body: The number at a value.
/// - Returns: The numbers, in the order of the values.
@export(interface)
public func sweep(
  _ name: String,
  over values: [Int],
  _ body: (Int) -> Double
) -> [Double] {
  sweep([UInt8](text: name), values.count) { .exact(body(values[$0])) }.map { $0.value }
}

/// All points of a sweep: those that the host gives, or computed here, unless this run is for one
/// of them, or for their number.
@inline(never)
private func sweep(_ name: [UInt8], _ count: Int, _ body: (Int) -> Estimate) -> [Estimate] {
  let task = BlockRun.access { $0.beginSweep() }
  switch task {
  case .given(let points) where points.count == count:
    BlockRun.access { run in
      for point in points { run.report.samples += point.samples }
    }
    return points.map { $0.estimate }
  case .count:
    BlockRun.access { $0.report.sweep = (name, count) }
    SweepHost.end()
  case .point(let index) where index < count:
    // Only those of the point: every run draws what comes before the sweep.
    BlockRun.access { $0.report.samples = 0 }
    let estimate = point(index, body)
    BlockRun.access { run in
      run.report.results = [ReportedResult(name: name, estimate: estimate, unit: [], line: 1)]
    }
    SweepHost.end()
  case .given, .point, .all: break
  }
  var estimates: [Estimate] = []
  for index in 0..<count { estimates.append(point(index, body)) }
  return estimates
}

/// One point, with its own random numbers.
private func point(_ index: Int, _ body: (Int) -> Estimate) -> Estimate {
  let before = BlockRun.access { run in
    run.enterPoint(index)
    return run.report.statements
  }
  let estimate = body(index)
  BlockRun.access { run in
    run.leavePoint()
    if run.report.statements != before {
      fatalError("no input, result, chart, table or note within a sweep")
    }
  }
  return estimate
}

/// What a run does at a sweep.
enum SweepTask {
  /// Takes the points that other runs computed.
  case given([SweptPoint])
  /// Tells how many points there are, and ends.
  case count
  /// Computes one point, and ends.
  case point(Int)
  /// Computes all points, and goes on.
  case all
}

/// A point of a sweep that another run computed.
struct SweptPoint {
  var estimate: Estimate
  /// The samples that were drawn for it.
  var samples: Int
}

extension BlockRun {
  /// Counts the sweep, and tells what this run does at it.
  fileprivate mutating func beginSweep() -> SweepTask {
    if point != nil { fatalError("no sweep within a sweep") }
    sweeps += 1
    sweepStream = takeStreamNumber()
    let number = sweeps - 1
    if let points = request.sweptPoints(number) { return .given(points) }
    guard request.sweep == number else { return .all }
    return request.sweepPoint.map { .point($0) } ?? .count
  }

  fileprivate mutating func enterPoint(_ index: Int) {
    point = (index, streamCount)
    streamCount = 0
  }

  fileprivate mutating func leavePoint() {
    streamCount = point?.streams ?? streamCount
    point = nil
  }
}

extension Report {
  /// How much the block has stated.
  fileprivate var statements: Int {
    inputs.count + results.count + charts.count + tables.count + notes.count
  }
}
