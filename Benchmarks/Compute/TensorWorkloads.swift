// The compute core, timed: one JSON line a workload with its best and its median time.
//
// Built and run beside its peers by `run.py`; see there. Arguments choose workloads by name.

import DeterministicMath
import TensorCore

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// One thing to time.
struct Workload {
  var name: String
  var threads: Int
  /// The additions and multiplications of a run, or 0.
  var operations: Double
  /// The processor's time to plan it, in seconds, and the pieces of memory that a run allocates: of
  /// networks.
  var planning: Double?
  var allocations: UInt?
  var run: () -> Void
}

/// Numbers of a tensor, the same each time.
func numbers(_ shape: [Int]) -> Tensor<Float> {
  Tensor(shape: shape) { Float(($0 &* 7919) % 2003) / 1001 - 1 }
}

func product(_ n: Int, on workers: Workers) -> Workload {
  let a = numbers([n, n])
  let b = numbers([n, n])
  let operations = 2 * Double(n) * Double(n) * Double(n)
  return Workload(name: "product \(n)", threads: workers.count, operations: operations) {
    keep(a.matrixProduct(with: b, on: workers))
  }
}

// B = 8, C = J = 64, X = Y = 32, DX = DY = 3
func convolutions(on workers: Workers) -> [Workload] {
  let options = ConvolutionOptions(padding: 1)
  let images = numbers([8, 64, 32, 32])
  let weights = numbers([64, 64, 3, 3])
  let gradient = numbers([8, 64, 32, 32])
  let operations = 2.0 * 8 * 64 * 64 * 9 * 1024
  func workload(_ name: String, _ run: @escaping () -> Tensor<Float>) -> Workload {
    Workload(name: name, threads: workers.count, operations: operations) { keep(run()) }
  }
  let last = images.permuted([0, 2, 3, 1]).dense().permuted([0, 3, 1, 2])
  return [
    workload("convolution") { images.convolved(with: weights, options, on: workers) },
    workload("convolution, channels last") {
      last.convolved(with: weights, options, on: workers)
    },
    workload("convolution, input gradient") {
      gradient.convolutionInputGradient(
        inputShape: images.shape,
        weights: weights,
        options,
        on: workers
      )
    },
    workload("convolution, weight gradient") {
      gradient.convolutionWeightGradient(
        weightsShape: weights.shape,
        input: images,
        options,
        on: workers
      )
    },
  ]
}

func elementwise() -> [Workload] {
  let x = numbers([1 << 20])
  let rows = numbers([1024, 1024])
  func workload(_ name: String, _ run: @escaping () -> Tensor<Float>) -> Workload {
    Workload(name: name, threads: 1, operations: 0) { keep(run()) }
  }
  return [
    workload("exp") { exp(x) },
    workload("sigmoid") { sigmoid(x) },
    workload("tanh") { tanh(x) },
    workload("softmax of rows") { rows.softmax(alongAxis: 1) },
    workload("softmax of columns") { rows.softmax(alongAxis: 0) },
    workload("sum of rows") { rows.sum(alongAxis: 1) },
    workload("sum of columns") { rows.sum(alongAxis: 0) },
    workload("add") { rows + rows },
  ]
}

/// Normal deviates alone, and inner products of them: the pre-activations of a unit with 256 inputs.
func sampling() -> [Workload] {
  let stream = RandomStream(seed: 1)
  func workload(_ name: String, _ run: @escaping (inout RandomStream) -> Float) -> Workload {
    Workload(name: name, threads: 1, operations: 0) {
      var random = stream
      keep(run(&random))
    }
  }
  return [
    workload("normals") { random in random.normals(1 << 20)[7] },
    workload("pre-activation") { random in
      var total: Float = 0
      for _ in 0..<40_000 { total += dot(random.normals(256), random.normals(256)) }
      return total
    },
  ]
}

/// The most multiplications and additions a core can do when they are not fused: seven chains of
/// each, side by side.
func peak() -> Workload {
  typealias Lane = Float.Lane
  let rounds = 20_000
  let operations = Double(14 * Lane.scalarCount * rounds)
  return Workload(name: "peak", threads: 1, operations: operations) {
    let one = Lane(repeating: opaqueOne)
    var products = InlineArray<7, Lane>(repeating: one)
    var sums = InlineArray<7, Lane>(repeating: one)
    for _ in 0..<rounds {
      for chain in 0..<7 {
        products[unchecked: chain] *= one
        sums[unchecked: chain] += one
      }
    }
    for chain in 0..<7 { keep((products[chain] + sums[chain]).sum()) }
  }
}

/// One, which the compiler does not know.
nonisolated(unsafe) var opaqueOne: Float = 1

/// Keeps the compiler from leaving out what it believes is not needed.
@inline(never)
func keep(_ value: Float) {
  if value.isNaN { print("not a number") }
}

/// Keeps the compiler from leaving out what it believes is not needed.
@inline(never)
func keep(_: Tensor<Float>) {}

/// How long a run of a workload takes, in seconds.
struct Timing {
  /// The best and the median time: of one thread by its own clock, which stops while others have the
  /// processor; of several by the wall clock.
  var best: Double
  var median: Double
  /// The best time by the wall clock, by which different numbers of threads compare.
  var wall: Double
}

/// Times a workload: enough runs to fill a slice of time, several slices.
func time(_ workload: Workload, slices: Int) -> Timing {
  func now(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
  func seconds(_ runs: Int) -> (own: Double, wall: Double) {
    let start = (now(CLOCK_THREAD_CPUTIME_ID), now(CLOCK_MONOTONIC))
    for _ in 0..<runs { workload.run() }
    let wall = (now(CLOCK_MONOTONIC) - start.1) / Double(runs)
    let own = (now(CLOCK_THREAD_CPUTIME_ID) - start.0) / Double(runs)
    return (workload.threads == 1 ? own : wall, wall)
  }
  let runs = max(1, Int(0.002 / seconds(1).own))
  let times = (0..<slices).map { _ in seconds(runs) }
  let own = times.map { $0.own }.sorted()
  return Timing(best: own[0], median: own[slices / 2], wall: times.map { $0.wall }.min() ?? 0)
}

@main
struct TensorBenchmark {
  static func main() {
    let workers = [Workers.one, Workers(count: 2)]
    var workloads = [peak()]
    for workers in workers {
      workloads += [64, 256, 512, 1024].map { product($0, on: workers) }
      workloads += convolutions(on: workers)
    }
    workloads += elementwise() + sampling()
    let arguments = CommandLine.arguments.dropFirst()
    func isWanted(_ name: String) -> Bool { arguments.contains("all") || arguments.contains(name) }
    for workload in workloads where isWanted(workload.name) { tell(workload) }
    for workers in workers {
      for network in Network.all where isWanted(network.name) {
        if let workload = network.workload(on: workers) { tell(workload) }
      }
    }
  }

  private static func tell(_ workload: Workload) {
    let timing = time(workload, slices: 15)
    let planning = workload.planning.map { ", \"planning\": \($0)" } ?? ""
    let allocations = workload.allocations.map { ", \"allocations\": \($0)" } ?? ""
    print(
      """
      {"workload": "\(workload.name)", "threads": \(workload.threads), "best": \(timing.best), \
      "median": \(timing.median), "wall": \(timing.wall), "operations": \(workload.operations)\
      \(planning)\(allocations)}
      """
    )
  }
}
