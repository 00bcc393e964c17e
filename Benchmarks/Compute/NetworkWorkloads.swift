// The networks, timed forward and backward, with the time to plan them and what a step allocates.

import CourseNotation
import TensorCore

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// How many pieces of memory the process has asked for; see allocations.c.
@_silgen_name("allocation_count")
func allocationCount() -> UInt

extension Network {
  /// A step of the network: forward, then backward.
  func workload(on workers: Workers) -> Workload? {
    guard let program = Program.read(ProgramText("%| outputs: [Loss]\n" + text)).program else {
      return nil
    }
    let sizes = program.sizeValues { size, given in
      program[size].names.compactMap { self.sizes[$0.base.text] }.first ?? given ?? 3
    }
    let loss = program.tensors(.output)
    let wanted = program.tensors(.input).filter {
      parameters.contains(program[$0].name.base.text) && program[$0].kind == .real
    }
    guard let backward = try? program.gradient(of: loss, for: wanted) else { return nil }
    var planned: Plan?
    let planning = (0..<5).map { _ in
      processorSeconds {
        planned = try? Plan([.init(program, sizes), .init(backward, sizes)], on: workers)
      }
    }
    guard let plan = planned else { return nil }
    fill(plan, program, sizes)
    func step() {
      plan.run(part: 0)
      plan.run(part: 1)
    }
    plan.run(part: 0)
    var multiplications = plan.counts.multiplications
    plan.run(part: 1)
    multiplications += plan.counts.multiplications
    // A thread's working memory grows when it gets its first work, which may be in a later step.
    let allocations = (0..<8).map { _ in
      let before = allocationCount()
      step()
      return allocationCount() - before
    }
    return Workload(
      name: name,
      threads: workers.count,
      operations: 2 * Double(multiplications),
      planning: planning.min(),
      allocations: allocations.min()
    ) { step() }
  }

  /// Small numbers, and words, the same each time.
  private func fill(_ plan: Plan, _ program: Program, _ sizes: SizeValues) {
    for input in program.tensors(.input) {
      guard let tensor = plan.tensor(named: program[input].name) else { continue }
      let places = 0..<plan.count(of: tensor)
      if case .position(let axis) = program[input].kind {
        let range = program[axis].range.integers(sizes)
        plan.set(tensor, places.map { Float(range.lowerBound + ($0 &* 7919) % range.count) })
      } else {
        plan.set(tensor, places.map { (Float(($0 &* 7919) % 2003) / 1001 - 1) * 0.05 })
      }
    }
  }
}

/// The time that the process has a processor while something is done.
func processorSeconds(_ body: () -> Void) -> Double {
  func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
  let start = now()
  body()
  return now() - start
}
