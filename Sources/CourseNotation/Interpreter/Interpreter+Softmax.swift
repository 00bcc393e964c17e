// Softmax: computed once for a whole slice, then read from a table.

import DeterministicMath

extension TabulatedSoftmax {
  /// The empty table.
  func table(
    _ ranges: [Range<Int>],
    room: inout Int,
    _ limits: InterpreterLimits
  ) throws(InterpreterError) -> TensorValue {
    let own = (others + indices).map { ranges[$0.position] }
    var count = 1
    for range in own {
      let (product, overflow) = count.multipliedReportingOverflow(by: range.count)
      guard !overflow, product <= room else { throw .elementLimit(limits.elements) }
      count = product
    }
    room -= count
    return TensorValue(lowerBounds: own.map { $0.lowerBound }, shape: own.map { $0.count })
  }
}

extension Interpreter {
  /// Computes a table for all values of its indices but those that loops bind.
  mutating func fill(_ softmax: TabulatedSoftmax, bound: [IndexID]) throws(InterpreterError) {
    let others = softmax.others.filter { !bound.contains($0) }
    let outer = values
    guard begin(others) else { return }
    repeat {
      let exponents = try values(of: softmax.operand, over: softmax.indices)
      counts.functions += Int64(exponents.count)
      counts.additions += Int64(exponents.count)
      counts.multiplications += Int64(exponents.count)
      let shift = finiteShift(exponents)
      let powers = exponents.map { exp($0 - shift) }
      let total = powers.reduce(0, +)
      try write(powers.map { $0 / total }, softmax)
    } while advance(others)
    values = outer
  }

  private mutating func write(
    _ results: [Double],
    _ softmax: TabulatedSoftmax
  ) throws(InterpreterError) {
    guard begin(softmax.indices) else { return }
    var next = 0
    repeat {
      if let offset = try offset(of: softmax.element) {
        tensors[softmax.table.position].elements[offset] = results[next]
      }
      next += 1
    } while advance(softmax.indices)
  }
}
