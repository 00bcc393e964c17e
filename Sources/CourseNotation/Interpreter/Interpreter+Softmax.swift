// Softmax: computed once for a whole slice, then read from a table.

import DeterministicMath

/// A statement whose softmaxes are computed beforehand.
struct TabulatedStatement {
  /// The statement, which reads the tables in the place of its softmaxes.
  let statement: Statement
  /// The softmaxes, inner ones before those that use them.
  let softmaxes: [TabulatedSoftmax]

  /// Gives each softmax a table, the first one at `firstTable` among the tensors.
  init(_ statement: Statement, firstTable: Int) {
    var softmaxes: [TabulatedSoftmax] = []
    var changed = statement
    changed.value = statement.value.rewritten { part in
      guard case .softmax(let indices, let operand) = part else { return part }
      let table = TensorID(firstTable + softmaxes.count)
      let softmax = TabulatedSoftmax(
        indices: indices,
        others: part.freeIndices.filter { !indices.contains($0) },
        operand: operand,
        table: table
      )
      softmaxes.append(softmax)
      return .element(softmax.element)
    }
    self.statement = changed
    self.softmaxes = softmaxes
  }
}

/// A softmax and the table of its results.
struct TabulatedSoftmax {
  /// The indices over which the results add up to 1.
  let indices: [IndexID]
  /// The other indices on which the results depend.
  let others: [IndexID]
  let operand: Expression
  /// Has a dimension for each of the others, then for each index.
  let table: TensorID

  /// The result at the current indices.
  var element: Element { Element(table, (others + indices).map { IndexExpression($0) }) }

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
