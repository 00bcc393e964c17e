// The range that an index has when nothing says otherwise.

extension Program {
  /// Whether an axis counts from 1.
  func countsFromOne(_ axis: AxisID) -> Bool {
    self[axis].range.origin == .at(SizeExpression(1))
  }

  /// Whether the axis of an index counts from 1 only because a sum says so: no tensor has it as a
  /// subscript, and no recurrence runs along it.
  func countsFromOneByBounds(_ index: IndexID) -> Bool {
    let axis = self[index].axis
    guard countsFromOne(axis) else { return false }
    let isSubscript = tensors.contains { tensor in
      tensor.dimensions.contains { $0.axis == axis && $0.isSubscript }
    }
    return !isSubscript && !schedule.contains { $0.runs(along: axis) }
  }

  /// Whether an index of a statement must be written with its bounds, because no sum tells that its
  /// axis counts from 1.
  func needsBounds(_ index: IndexID) -> Bool {
    guard countsFromOneByBounds(index) else { return false }
    let axis = self[index].axis
    return !statements.contains { $0.value.isReduced(along: axis, self) }
  }

  /// The range of an index of a statement that has no bounds.
  ///
  /// On an axis that counts from 1, what the statement defines is at 1 … N; in a gradient's
  /// statement the gradients that it reads are.
  func expectedRange(
    of index: IndexID,
    in statement: Statement,
    resolved: (SizeExpression) -> SizeExpression = { $0 }
  ) -> IndexRange {
    let axis = self[self[index].axis]
    guard countsFromOne(self[index].axis) else { return axis.range }
    let reads = statement.reads
    let gradients = offsets(of: index, in: reads.filter { self[$0.tensor].name.isGradient })
    guard let target = offsets(of: index, in: [statement.target]).max() else {
      return expectedRange(of: index, in: axis, reads, gradients)
    }
    if self[statement.target.tensor].name.isGradient, let offset = gradients.max() {
      return IndexRange(from: 1 - offset, count: axis.range.count)
    }
    return rangeBesideBase(statement.target, index, offset: target, axis.range.count, resolved)
  }

  /// The range of an index under a Σ that has no bounds.
  func expectedRange(of index: IndexID, summing body: Expression) -> IndexRange {
    let axis = self[self[index].axis]
    guard countsFromOne(self[index].axis) else { return axis.range }
    var reads: [Element] = []
    body.forEachElement { reads.append($0) }
    let gradients = offsets(of: index, in: reads.filter { self[$0.tensor].name.isGradient })
    return expectedRange(of: index, in: axis, reads, gradients)
  }

  private func expectedRange(
    of index: IndexID,
    in axis: Axis,
    _ reads: [Element],
    _ gradients: [Int]
  ) -> IndexRange {
    let defined = reads.filter { element in
      statements.contains { $0.target.tensor == element.tensor && $0.origin == .written }
    }
    let offset =
      gradients.max() ?? offsets(of: index, in: defined).max()
      ?? offsets(of: index, in: reads).max() ?? 0
    return IndexRange(from: 1 - offset, count: axis.range.count)
  }

  private func offsets(of index: IndexID, in elements: [Element]) -> [Int] {
    elements.flatMap { element in
      element.indices.compactMap { entry in
        guard let shifted = entry.affine?.shifted, shifted.index == index else { return nil }
        return shifted.by
      }
    }
  }

  /// The range of an index of a left side, beside the constants that have equations of their own.
  private func rangeBesideBase(
    _ target: Element,
    _ index: IndexID,
    offset: Int,
    _ count: SizeExpression,
    _ resolved: (SizeExpression) -> SizeExpression
  ) -> IndexRange {
    let dimension = target.indices.firstIndex { $0.affine?.shifted?.index == index }
    let constants = statements.compactMap { other -> SizeExpression? in
      guard other.target.tensor == target.tensor, other.origin == .written, let dimension,
        dimension < other.target.indices.count,
        let affine = other.target.indices[dimension].affine, affine.terms.isEmpty
      else { return nil }
      return resolved(affine.constant)
    }
    if let base = constants.compactMap({ $0.integer }).max() {
      let left = base >= 1 ? count - SizeExpression(base) : count
      return IndexRange(from: base + 1 - offset, count: left)
    }
    if let last = constants.first(where: { !$0.terms.isEmpty }) {
      let ahead = (last - resolved(count)).integer ?? 0
      return IndexRange(from: ahead - offset, count: count)
    }
    return IndexRange(from: 1 - offset, count: count)
  }
}

extension Expression {
  /// Whether a reduction in the value runs along an axis.
  fileprivate func isReduced(along axis: AxisID, _ program: Program) -> Bool {
    if case .reduction(_, let indices, _) = self,
      indices.contains(where: { program[$0].axis == axis })
    {
      return true
    }
    return operands.contains { $0.isReduced(along: axis, program) }
  }
}
