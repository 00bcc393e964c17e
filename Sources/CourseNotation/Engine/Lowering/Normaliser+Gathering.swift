// Accumulations at sums of indices, turned around.
//
//     L.grad[x + Δx] += Σ R.grad[x] · W[Δx]   ->   L.grad[u] += Σ_δ R.grad[u + δ] · W[-δ]
//
// Where x runs over all of R.grad, what is read beyond it is 0 (or wraps, as the target does), so
// both are the same sum.

extension Normaliser {
  /// The work with a plain target, if it can have one.
  mutating func gathered(_ work: Work) -> Work {
    guard work.mode != .set, !work.target.isSimple, work.target.isAffine else { return work }
    var result = work
    var sums: [IndexID] = []
    for dimension in work.target.indices.indices {
      guard let affine = result.target.indices[dimension].affine, affine.terms.count > 1 else {
        continue
      }
      guard let moved = turned(result, dimension, affine, &sums) else { return work }
      result = moved
    }
    guard result.target.isSimple else { return work }
    let (isNegative, magnitude) = result.value.signed
    let value: Expression
    if case .reduction(.sum, let inner, let body) = magnitude {
      value = .sum(over: inner + sums, body)
    } else {
      value = .sum(over: sums, magnitude)
    }
    result.value = isNegative ? .negation(value) : value
    return result
  }

  /// The work with one variable in a dimension of the target.
  private mutating func turned(
    _ work: Work,
    _ dimension: Int,
    _ affine: AffineIndex,
    _ sums: inout [IndexID]
  ) -> Work? {
    let extent = draft[work.target.tensor].extents[dimension]
    let candidates = affine.terms.filter { term in
      term.stride == 1 && isCovered(term.index, by: work.value, extent)
        && isFree(term.index, work, dimension)
    }
    guard let center = candidates.max(by: { draft[$0.index].count < draft[$1.index].count }) else {
      return nil
    }
    let others = affine.terms.filter { $0.index != center.index }
    guard others.allSatisfy({ isFree($0.index, work, dimension) }) else { return nil }
    let place = draft.addVariable(extent, axis: draft.axis(of: center.index))
    var source = AffineIndex(constant: affine.constant * -1)
    source.add(place, times: 1)
    var mirrored: [(index: IndexID, mirror: IndexID)] = []
    for term in others {
      let range = draft[term.index]
      let mirror = draft.addVariable(
        1 - range.upperBound..<1 - range.lowerBound,
        axis: draft.axis(of: term.index)
      )
      mirrored.append((term.index, mirror))
      source.add(mirror, times: term.stride)
      sums.append(mirror)
    }
    var result = work
    result.target.indices[dimension] = IndexExpression(place)
    result.value = work.value.substituting { index in
      if index == center.index { return source }
      guard let mirror = mirrored.first(where: { $0.index == index })?.mirror else { return nil }
      var negative = AffineIndex(constant: SizeExpression(0))
      negative.add(mirror, times: -1)
      return negative
    }
    return result
  }

  /// Whether the variable stands in this dimension of the target only and no loop fixes it.
  private func isFree(_ variable: IndexID, _ work: Work, _ dimension: Int) -> Bool {
    !work.isBound(variable)
      && work.target.indices.indices.allSatisfy { place in
        place == dimension || !work.target.indices[place].variables.contains(variable)
      }
  }

  /// Whether a factor of the value is 0, or wraps as the target does, where the variable leaves its
  /// range.
  private func isCovered(_ variable: IndexID, by value: Expression, _ extent: Range<Int>) -> Bool {
    let magnitude = value.signed.magnitude
    var body = magnitude
    if case .reduction(.sum, _, let inner) = magnitude { body = inner }
    let range = draft[variable]
    guard !draft.isCircular || range.count == extent.count else { return false }
    return body.signedFactors.factors.contains { factor in
      guard let element = factor.plainElement else { return false }
      return element.indices.indices.contains { place in
        guard let shifted = element.indices[place].affine?.shifted, shifted.index == variable else {
          return false
        }
        let own = draft[element.tensor].extents[place]
        return own == range.lowerBound + shifted.by..<range.upperBound + shifted.by
      }
    }
  }
}
