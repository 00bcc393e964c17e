// What a plan executes: products, nests, zeros, loops.

import TensorCore

/// A step of a plan.
indirect enum PlanStep {
  case product(Shared<Product>)
  case nest(Shared<Nest>)
  case zeros(ZeroFill)
  case loop(PlanLoop)
}

/// A value that is planned once and never changes.
final class Shared<Value> {
  let value: Value

  init(_ value: Value) {
    self.value = value
  }
}

/// A sequential loop.
final class PlanLoop {
  let number: Int
  let positions: Range<Int>
  let isDescending: Bool
  let body: [PlanStep]

  init(_ loop: Loop, body: [PlanStep]) {
    number = loop.number
    positions = loop.positions
    isDescending = loop.isDescending
    self.body = body
  }
}

/// Elements that are set to zero: blocks at equal distances.
final class ZeroFill {
  let start: Int
  let count: Int
  let blocks: Int
  let stride: Int

  init(start: Int, count: Int, blocks: Int = 1, stride: Int = 0) {
    self.start = start
    self.count = count
    self.blocks = blocks
    self.stride = stride
  }

  func run(_ memory: UnsafeMutablePointer<Float>) {
    for block in 0..<blocks {
      (memory + (start &+ block &* stride)).update(repeating: 0, count: count)
    }
  }
}

/// Runs steps.
struct PlanRunner {
  let memory: UnsafeMutablePointer<Float>
  /// The position of every loop.
  let positions: UnsafeMutablePointer<Int>
  let workers: Workers
  var counts = OperationCounts()

  init(
    _ memory: UnsafeMutablePointer<Float>,
    _ positions: UnsafeMutablePointer<Int>,
    _ workers: Workers
  ) {
    self.memory = memory
    self.positions = positions
    self.workers = workers
  }

  mutating func run(_ steps: [PlanStep]) {
    for step in steps {
      switch step {
      case .product(let product):

        if product.value.run(memory, positions, on: workers) { counts.add(product.value.counts) }
      case .nest(let nest):

        if nest.value.run(memory, positions, on: workers) { counts.add(nest.value.counts) }
      case .zeros(let zeros): zeros.run(memory)
      case .loop(let loop):
        for turn in 0..<loop.positions.count {
          positions[loop.number] =
            loop.isDescending
            ? loop.positions.upperBound &- 1 &- turn : loop.positions.lowerBound &+ turn
          run(loop.body)
        }
      }
    }
  }
}
