// No element is defined twice.

extension Checker {
  mutating func checkDefinitions() {
    var seen = [[Element]](repeating: [], count: program.tensors.count)
    for statement in program.statements {
      let earlier = seen[statement.target.tensor.position]
      seen[statement.target.tensor.position].append(statement.target)
      guard statement.assignment == .set else { continue }
      for other in earlier where mayOverlap(other, statement.target) {
        report(
          .definedTwice(program[statement.target.tensor].name.plainText),
          at: place(statement.target),
          related: [place(other)]
        )
        break
      }
    }
  }

  /// Whether two left sides may write one element: no dimension keeps them apart.
  private func mayOverlap(_ left: Element, _ right: Element) -> Bool {
    zip(left.indices, right.indices).allSatisfy { pair in
      guard case (.affine(let a), .affine(let b)) = pair else { return true }
      return !areApart(a, b)
    }
  }

  private func areApart(_ a: AffineIndex, _ b: AffineIndex) -> Bool {
    if a.terms.count == 1, b.terms.count == 1, a.terms[0].stride == b.terms[0].stride,
      let difference = (a.constant - b.constant).integer, abs(a.terms[0].stride) > 1
    {
      return difference % a.terms[0].stride != 0
    }
    guard let (aFirst, aLast) = ends(a), let (bFirst, bLast) = ends(b) else { return false }
    return isBefore(aLast, bFirst) || isBefore(bLast, aFirst)
  }

  private func ends(_ index: AffineIndex) -> (first: SizeExpression, last: SizeExpression)? {
    guard index.terms.count < 2 else { return nil }
    guard let term = index.terms.first else { return (index.constant, index.constant) }
    let range = program[term.index].range
    guard term.stride == 1, let first = range.first, let last = range.last else { return nil }
    return (first + index.constant, last + index.constant)
  }

  private func isBefore(_ left: SizeExpression, _ right: SizeExpression) -> Bool {
    (solver.resolved(right) - solver.resolved(left)).integer.map { $0 > 0 } ?? false
  }
}
