// Reductions inside expressions, moved into arrays of their own.

extension Normaliser {
  /// The expression with arrays in the place of its reductions.
  mutating func extracted(_ value: Expression, in work: Work) -> Expression {
    switch value {
    case .softmax(let indices, let body):
      return softmax(over: indices, body, in: work)
    case .reduction(.logSumExp, let indices, let body):
      return logSumExp(over: indices, body, in: work)
    case .reduction(.sum, let indices, let body):
      return .element(sum([(false, indices, body)], value, in: work))
    case .reduction(let kind, let indices, let body):
      let inner = extracted(body, in: work)
      let reduction = Expression.reduction(kind, indices, inner)
      return .element(element(holding: reduction, for: work))
    case .sum(let terms):
      return sumOfTerms(terms, in: work)
    default:
      return value.needsArrays
        ? value.withOperands(value.operands.map { extracted($0, in: work) }) : value
    }
  }

  /// A sum of terms; the reductions among them that depend on the same indices share one array.
  private mutating func sumOfTerms(_ terms: [Expression], in work: Work) -> Expression {
    var groups: [(free: [IndexID], terms: [Expression])] = []
    var rest: [Expression] = []
    for term in terms {
      guard term.signedSum != nil else {
        rest.append(extracted(term, in: work))
        continue
      }
      let free = term.freeIndices
      if let place = groups.firstIndex(where: {
        $0.free.isSubset(of: free) && free.isSubset(of: $0.free)
      }) {
        groups[place].terms.append(term)
      } else {
        groups.append((free, [term]))
      }
    }
    let sums = groups.map { group -> Expression in
      let ordered = inOrder(group.terms, work)
      return .element(sum(ordered.compactMap { $0.signedSum }, .total(ordered), in: work))
    }
    return .total(sums + rest)
  }

  /// An array that holds a sum of sums.
  private mutating func sum(
    _ sums: [(isNegative: Bool, indices: [IndexID], body: Expression)],
    _ value: Expression,
    in work: Work
  ) -> Element {
    element(known: value, work) { normaliser in
      let target = normaliser.temporary(for: value, work)
      var mode = Statement.Assignment.set
      for sum in sums {
        normaliser.writeSum(
          target,
          mode,
          isNegative: sum.isNegative,
          over: sum.indices,
          sum.body,
          work.bindings
        )
        mode = .add
      }
      return target
    }
  }

  /// exp(a - max a) / Σ exp(a - max a).
  private mutating func softmax(
    over indices: [IndexID],
    _ body: Expression,
    in work: Work
  ) -> Expression {
    let powers = exponentials(over: indices, body, in: work).powers
    let total = element(holding: .reduction(.sum, indices, .element(powers)), for: work)
    return .quotient(.element(powers), .element(total))
  }

  /// max a + ln Σ exp(a - max a).
  private mutating func logSumExp(
    over indices: [IndexID],
    _ body: Expression,
    in work: Work
  ) -> Expression {
    let (greatest, powers) = exponentials(over: indices, body, in: work)
    let total = element(holding: .reduction(.sum, indices, .element(powers)), for: work)
    return .sum([.element(greatest), .function(.ln, [.element(total)])])
  }

  /// The greatest exponent, and the exponentials of the differences from it.
  ///
  /// The arrays have the free indices of the operand, also those indices that it lacks.
  private mutating func exponentials(
    over indices: [IndexID],
    _ body: Expression,
    in work: Work
  ) -> (greatest: Element, powers: Element) {
    let inner = extracted(body, in: work)
    let exponent = Expression.element(element(holding: inner, for: work))
    let greatest = element(holding: .reduction(.max, indices, exponent), for: work)
    let difference = Expression.sum([exponent, .negation(.element(greatest))])
    let powers = element(holding: .function(.exp, [difference]), for: work)
    return (greatest, powers)
  }
}
