// Sums of products, brought into the form Σ a · b with two arrays.

extension Normaliser {
  /// Writes target (=, +=, -=) ±Σ body.
  mutating func writeSum(
    _ target: Element,
    _ mode: Statement.Assignment,
    isNegative: Bool,
    over indices: [IndexID],
    _ body: Expression,
    _ bindings: [Work.Binding]
  ) {
    let context = Work(target, mode, body, bindings)
    if case .reduction(.sum, let inner, let operand) = body,
      !inner.contains(where: indices.contains)
    {
      return writeSum(
        target,
        mode,
        isNegative: isNegative,
        over: indices + inner,
        operand,
        bindings
      )
    }
    var mode = mode
    var parts: [Expression] = []
    for term in products(of: extracted(body, in: context), over: indices) {
      parts.append(term)
    }
    for part in parts {
      writeProduct(target, mode, isNegative: isNegative, over: indices, part, bindings)
      if mode == .set { mode = .add }
    }
  }

  /// The terms of a body that are worth summing one by one: products of several arrays.
  private func products(of body: Expression, over indices: [IndexID]) -> [Expression] {
    guard case .sum(let terms) = body else { return [body] }
    let areProducts = terms.allSatisfy { term in
      clusters(of: term.signedFactors.factors).count > 1
    }
    return areProducts ? terms : [body]
  }

  private mutating func writeProduct(
    _ target: Element,
    _ mode: Statement.Assignment,
    isNegative: Bool,
    over indices: [IndexID],
    _ product: Expression,
    _ bindings: [Work.Binding]
  ) {
    let context = Work(target, mode, product, bindings)
    let (sign, factors) = product.signedFactors
    func isFixed(_ factor: Expression) -> Bool {
      let free = factor.freeIndices
      return !free.isEmpty && !free.contains { indices.contains($0) }
    }
    let fixed = factors.filter(isFixed)
    let summed = factors.filter { !isFixed($0) }
    let negative = isNegative != sign
    let groups = clusters(of: summed)
    if !fixed.isEmpty, groups.count >= 2 {
      let sum = Expression.reduction(.sum, indices, .times(summed))
      let value = Expression.times(fixed + [extracted(sum, in: context)])
      append(Work(target, mode, negative ? .negation(value) : value, bindings))
      return
    }
    let covered = groups.flatMap { $0.flatMap { $0.freeIndices } }
    guard fixed.isEmpty, groups.count == 2, indices.isSubset(of: covered) else {
      let sum = Expression.reduction(
        .sum,
        indices,
        negative ? .negation(.times(factors)) : .times(factors)
      )
      append(Work(target, mode, sum, bindings))
      return
    }
    let pair = groups.map { Expression.element(array(of: $0, over: indices, groups, context)) }
    let shared = indices.filter { index in pair.allSatisfy { $0.freeIndices.contains(index) } }
    let sum = Expression.sum(over: shared, .product(pair))
    append(Work(target, mode, negative ? .negation(sum) : sum, bindings))
  }

  /// An array that holds the product of some factors, summed over indices that no other factor has.
  private mutating func array(
    of factors: [Expression],
    over indices: [IndexID],
    _ groups: [[Expression]],
    _ context: Work
  ) -> Element {
    let product = Expression.times(factors)
    let free = product.freeIndices
    let others = groups.filter { $0 != factors }.flatMap { $0.flatMap { $0.freeIndices } }
    let own = indices.filter { free.contains($0) && !others.contains($0) }
    guard !own.isEmpty else { return element(holding: product, for: context) }
    return element(holding: .reduction(.sum, own, product), for: context)
  }

  /// Factors in groups: a factor joins one whose indices include its own.
  private func clusters(of factors: [Expression]) -> [[Expression]] {
    let frees = factors.map { $0.freeIndices }
    let order = [Int](factors.indices).ordered { left, right in
      frees[left].count != frees[right].count
        ? frees[left].count > frees[right].count : left < right
    }
    var groups: [(free: [IndexID], members: [Int])] = []
    for place in order {
      let hosts = groups.indices.filter { frees[place].isSubset(of: groups[$0].free) }
      // Numbers go where there is least to multiply.
      if let host = frees[place].isEmpty
        ? hosts.min(by: { size(groups[$0].free) < size(groups[$1].free) }) : hosts.first
      {
        groups[host].members.append(place)
      } else {
        groups.append((frees[place], [place]))
      }
    }
    return groups.map { group in group.members.ordered(by: <).map { factors[$0] } }
  }

  private func size(_ variables: [IndexID]) -> Int {
    variables.reduce(1) { $0 &* max(1, draft[$1].count) }
  }
}
