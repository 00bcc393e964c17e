// A program made ready to run: memory, steps, and nothing left to decide.

package import TensorCore

/// A program, or several that share tensors, planned for sizes.
///
///     let plan = try Plan([.init(forward, sizes), .init(backward, sizes)])
///     plan.set(plan.tensor(named: x), elements)
///     plan.run(part: 0)
///     plan.run(part: 1)
///
/// Running allocates nothing once the workers' memory has grown. The bits of the results depend on
/// the programs, the sizes and the inputs alone: not on threads, vectors or the machine.
package final class Plan {
  /// A program and a value for each of its sizes.
  package struct Part {
    package var program: Program
    package var sizes: SizeValues

    package init(_ program: Program, _ sizes: SizeValues) {
      self.program = program
      self.sizes = sizes
    }
  }

  /// What every tensor is called and where it is.
  let arrays: [Draft.Array]
  let placements: [Placement]
  let steps: [[PlanStep]]
  /// All tensors; zeros until they are set or computed.
  private(set) lazy var memory = PlanMemory(count: memoryCount)
  private let memoryCount: Int
  private let positions: UnsafeMutablePointer<Int>
  private let workers: Workers
  /// The operations of the last run.
  package private(set) var counts = OperationCounts()

  /// Plans programs; tensors with the same name and shape are one.
  ///
  /// - Parameters:
  ///   - parts: The programs, in the order in which they are run.
  ///   - keepsIntermediates: Whether every tensor can be read after a run, not only outputs.
  ///   - workers: Who computes.
  /// - Throws: Which tensor is too large.
  package init(
    _ parts: [Part],
    keepsIntermediates: Bool = false,
    on workers: Workers = .one
  ) throws(PlanError) {
    var draft = Draft()
    for part in parts { draft.add(part.program, part.sizes) }
    if keepsIntermediates {
      for place in draft.arrays.indices where draft.arrays[place].role == .intermediate {
        draft.arrays[place].role = .output
      }
    }
    var normaliser = Normaliser(draft)
    var wrapping = Wrapping(normaliser.run())
    var packing = Packing(wrapping.run())
    var hoisting = Hoisting(packing.run())
    var fusion = LoopFusion(hoisting.run())
    var ordering = SumOrder(fusion.run())
    var firstWrites = FirstWrites(ordering.run())
    let zeros = firstWrites.run()
    var rolling = Rolling(firstWrites.draft)
    draft = rolling.run()
    draft.addMargins()
    try draft.checkSize()
    let (placements, count) = draft.placed()
    let builder = PlanBuilder(draft, placements)
    steps = draft.parts.indices.map { builder.steps($0, zeros[$0]) }
    arrays = draft.arrays
    self.placements = placements
    memoryCount = count
    positions = .allocate(capacity: draft.loopCount + 1)
    positions.initialize(repeating: 0, count: draft.loopCount + 1)
    self.workers = workers
  }

  deinit {
    positions.deallocate()
  }

  /// Runs a program.
  package func run(part: Int = 0) {
    var runner = PlanRunner(memory.base, positions, workers)
    runner.run(steps[part])
    counts = runner.counts
  }
}

/// The memory of a plan.
final class PlanMemory {
  let base: UnsafeMutablePointer<Float>

  init(count: Int) {
    let bytes = UnsafeMutableRawPointer.allocate(byteCount: count * 4, alignment: 64)
    base = bytes.bindMemory(to: Float.self, capacity: count)
    base.initialize(repeating: 0, count: count)
  }

  deinit {
    base.deallocate()
  }
}

/// Why a program cannot be planned.
package enum PlanError: Error, Hashable, Sendable {
  /// The tensors have more elements together than a plan can hold.
  case tooLarge(elements: Int)
}

extension Draft {
  /// The most elements that all arrays may have together: 1 GiB.
  static var mostElements: Int { 1 << 28 }

  /// Refuses what does not fit.
  func checkSize() throws(PlanError) {
    var total = 0
    for array in arrays {
      var count = 1
      for (dimension, extent) in array.extents.enumerated() where !array.isRolling[dimension] {
        let margin = array.margins[dimension]
        count =
          count.multipliedReportingOverflow(by: extent.count + margin.before + margin.after)
          .partialValue
        guard count <= Draft.mostElements else { throw .tooLarge(elements: count) }
      }
      total += count
      guard total <= Draft.mostElements else { throw .tooLarge(elements: total) }
    }
  }
}
