// What a program costs, read off its equations.

/// The operations of a program as polynomials in its sizes.
///
/// What counts is defined in OperationCounts.swift: the interpreter counts the same while it runs,
/// and its counts are the values of these polynomials at any sizes for which no range of the
/// program has a negative number of integers.
package struct Cost: Hashable, Sendable {
  /// Multiplications and divisions.
  package var multiplications = SizePolynomial()
  /// Additions and subtractions.
  package var additions = SizePolynomial()
  /// Evaluations of functions.
  package var functions = SizePolynomial()
  /// Elements of all tensors.
  package var memory = SizePolynomial()

  package init() {}

  /// All operations.
  package var operations: SizePolynomial { multiplications + additions + functions }

  /// The numbers at some sizes.
  package func counts(_ sizes: SizeValues) -> OperationCounts {
    var counts = OperationCounts()
    counts.multiplications = multiplications.value(sizes)
    counts.additions = additions.value(sizes)
    counts.functions = functions.value(sizes)
    counts.memory = memory.value(sizes)
    return counts
  }

  /// The power of a size with which the number of operations grows while the other sizes are
  /// fixed: 1 for O(T).
  package func order(in size: SizeID) -> Int { operations.degree(in: size) }
}

/// What a program costs: a forward or a backward program alike.
///
/// - Throws: ``CostError/tooManyTerms`` for programs that nobody writes.
/// - Complexity: O(size of the program) polynomial products.
package func cost(of program: Program) throws(CostError) -> Cost {
  var total = try program.cost(of: program.schedule, inside: [])
  for tensor in program.tensors {
    total.memory += try product(tensor.dimensions.map { $0.extent.count })
  }
  return total
}

extension Program {
  /// The cost of steps inside loops.
  fileprivate func cost(
    of steps: [Step],
    inside loops: [SequentialLoop]
  ) throws(CostError) -> Cost {
    var total = Cost()
    for step in steps {
      switch step {
      case .run(let scheduled): total += try cost(of: scheduled, inside: loops)
      case .loop(let loop): total += try cost(of: loop.body, inside: loops + [loop])
      }
    }
    return total
  }

  /// The cost of a statement for all positions of the loops around it.
  private func cost(
    of scheduled: ScheduledStatement,
    inside loops: [SequentialLoop]
  ) throws(CostError) -> Cost {
    let tabulated = TabulatedStatement(statements[scheduled.statement], firstTable: tensors.count)
    let statement = tabulated.statement
    let bound = scheduled.bindings.map { $0.index }
    var positions: [SizeExpression] = []
    for (binding, loop) in zip(scheduled.bindings, loops) {
      let range = self[binding.index].range
      positions.append(range.overlap(loop.positions, shiftedBy: -binding.offset))
    }
    let rest = (statement.indices + statement.loopSums).filter { !bound.contains($0) }
    var once = try cost(of: statement.value)
    if statement.assignment != .set { once.additions += SizePolynomial(1) }
    var total = try once.times(try product(rest.map { self[$0].range.count }))
    for softmax in tabulated.softmaxes {
      let others = softmax.others.filter { !bound.contains($0) }
      let slices = try product(others.map { self[$0].range.count })
      total += try cost(of: softmax).times(slices)
    }
    return try total.times(try product(positions))
  }

  /// The cost of all results of a softmax along one slice.
  private func cost(of softmax: TabulatedSoftmax) throws(CostError) -> Cost {
    var each = try cost(of: softmax.operand)
    each.functions += SizePolynomial(1)
    each.additions += SizePolynomial(1)
    each.multiplications += SizePolynomial(1)
    return try each.times(try product(softmax.indices.map { self[$0].range.count }))
  }

  /// The cost of evaluating an expression once.
  private func cost(of expression: Expression) throws(CostError) -> Cost {
    var total = Cost()
    for operand in expression.operands { total += try cost(of: operand) }
    switch expression {
    case .number, .pi, .size, .position, .element, .negation, .softmax: break
    case .sum(let terms): total.additions += SizePolynomial(Int64(terms.count - 1))
    case .product(let factors): total.multiplications += SizePolynomial(Int64(factors.count - 1))
    case .quotient: total.multiplications += SizePolynomial(1)
    case .power(_, let exponent):
      if let whole = exponent.smallExponent {
        let multiplications = max(abs(whole) - 1, 0) + (whole < 0 ? 1 : 0)
        total.multiplications += SizePolynomial(Int64(multiplications))
      } else {
        total.functions += SizePolynomial(1)
      }
    case .function: total.functions += SizePolynomial(1)
    case .reduction(let reduction, let indices, _):
      if reduction == .sum || reduction == .logSumExp { total.additions += SizePolynomial(1) }
      if reduction != .sum { total.functions += SizePolynomial(1) }
      total = try total.times(try product(indices.map { self[$0].range.count }))
      if reduction == .logSumExp { total.functions += SizePolynomial(1) }
    }
    return total
  }
}

extension Cost {
  fileprivate static func += (left: inout Self, right: Self) {
    left.multiplications += right.multiplications
    left.additions += right.additions
    left.functions += right.functions
    left.memory += right.memory
  }

  fileprivate func times(_ factor: SizePolynomial) throws(CostError) -> Cost {
    var product = Cost()
    product.multiplications = try multiplications.times(factor)
    product.additions = try additions.times(factor)
    product.functions = try functions.times(factor)
    product.memory = try memory.times(factor)
    return product
  }
}

private func product(_ factors: [SizeExpression]) throws(CostError) -> SizePolynomial {
  var product = SizePolynomial(1)
  for factor in factors { product = try product.times(SizePolynomial(factor)) }
  return product
}

extension IndexRange {
  /// How many integers this range shares with another one that is shifted.
  ///
  /// Bounds that sizes do not order are taken to be those of this range, as in every program that
  /// the checker schedules.
  fileprivate func overlap(_ other: IndexRange, shiftedBy shift: Int) -> SizeExpression {
    guard case .at(let own) = origin, case .at(let others) = other.origin else { return count }
    let first = others + SizeExpression(shift)
    let lower = own.isBelow(first) ? first : own
    let end = first + other.count
    let upper = end.isBelow(own + count) ? end : own + count
    return upper - lower
  }
}

extension SizeExpression {
  /// Whether the value is less, or at most equal, whatever the sizes are.
  fileprivate func isBelow(_ other: SizeExpression) -> Bool {
    let difference = other - self
    return difference.constant >= 0 && difference.terms.allSatisfy { $0.coefficient >= 0 }
  }
}
