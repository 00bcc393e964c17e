// What a statement counts as, by the definition in `OperationCounts`.

extension OperationCounts {
  mutating func add(_ other: OperationCounts) {
    multiplications &+= other.multiplications
    additions &+= other.additions
    functions &+= other.functions
  }

  mutating func `repeat`(_ times: Int) {
    multiplications &*= Int64(times)
    additions &*= Int64(times)
    functions &*= Int64(times)
  }

  /// The counts of one of several equal turns.
  mutating func divide(_ times: Int) {
    multiplications /= Int64(times)
    additions /= Int64(times)
    functions /= Int64(times)
  }
}

extension Statement {
  /// The operations of running the statement once while loops fix some of its indices.
  func counts(_ program: Program, _ sizes: SizeValues, bound: [IndexID]) -> OperationCounts {
    func count(_ indices: [IndexID]) -> Int {
      indices.filter { !bound.contains($0) }
        .reduce(1) { $0 &* program[$1].range.integers(sizes).count }
    }
    var counts = value.counts(program, sizes)
    if assignment != .set { counts.additions &+= 1 }
    counts.repeat(count(indices + loopSums))
    value.forEachPart { part in
      guard case .softmax(let own, let operand) = part else { return }
      let results = Int64(count(own))
      var table = operand.counts(program, sizes)
      table.repeat(Int(results))
      table.functions &+= results
      table.additions &+= results
      table.multiplications &+= results
      table.repeat(count(part.freeIndices.filter { !own.contains($0) }))
      counts.add(table)
    }
    return counts
  }
}

extension Expression {
  /// The operations of computing the value once; those of softmaxes, which are tabulated, are not
  /// among them.
  fileprivate func counts(_ program: Program, _ sizes: SizeValues) -> OperationCounts {
    var counts = OperationCounts()
    if case .softmax = self { return counts }
    for operand in operands { counts.add(operand.counts(program, sizes)) }
    switch self {
    case .sum(let terms): counts.additions &+= Int64(terms.count &- 1)
    case .product(let factors): counts.multiplications &+= Int64(factors.count &- 1)
    case .quotient: counts.multiplications &+= 1
    case .power(let base, let exponent):
      guard let whole = exponent.smallExponent else {
        counts.functions &+= 1
        break
      }
      counts = base.counts(program, sizes)
      counts.multiplications &+= Int64(max(abs(whole) &- 1, 0) &+ (whole < 0 ? 1 : 0))
    case .function: counts.functions &+= 1
    case .reduction(let kind, let indices, _):
      let values = indices.reduce(1) { $0 &* program[$1].range.integers(sizes).count }
      counts.repeat(values)
      switch kind {
      case .sum: counts.additions &+= Int64(values)
      case .max, .min: counts.functions &+= Int64(values)
      case .logSumExp:
        counts.functions &+= Int64(values &+ 1)
        counts.additions &+= Int64(values)
      }
    default: break
    }
    return counts
  }
}
