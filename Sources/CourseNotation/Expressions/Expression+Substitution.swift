// Putting index expressions in the place of index variables.

extension Expression {
  /// The expression with each free index variable replaced; `nil` leaves it.
  ///
  /// Indices that reductions and softmax bind are left alone.
  package func substituting(_ replacement: (IndexID) -> AffineIndex?) -> Expression {
    switch self {
    case .position(let index): .position(index.substituting(replacement))
    case .element(let element): .element(element.substituting(replacement))
    case .reduction(_, let bound, _), .softmax(let bound, _):
      withOperands(
        operands.map { operand in
          operand.substituting { bound.contains($0) ? nil : replacement($0) }
        }
      )
    default: withOperands(operands.map { $0.substituting(replacement) })
    }
  }

  /// The expression with index variables renamed, also where they are bound.
  package func renaming(_ name: (IndexID) -> IndexID) -> Expression {
    rewritten { part in
      switch part {
      case .position(let index): .position(index.substituting { AffineIndex(name($0)) })
      case .element(let element): .element(element.substituting { AffineIndex(name($0)) })
      case .reduction(let kind, let bound, let body): .reduction(kind, bound.map(name), body)
      case .softmax(let bound, let body): .softmax(bound.map(name), body)
      default: part
      }
    }
  }
}

extension Element {
  /// The element with index variables replaced.
  package func substituting(_ replacement: (IndexID) -> AffineIndex?) -> Element {
    Element(tensor, indices.map { $0.substituting(replacement) }, place: place)
  }
}

extension IndexExpression {
  /// The index with index variables replaced.
  package func substituting(_ replacement: (IndexID) -> AffineIndex?) -> IndexExpression {
    switch self {
    case .affine(let affine): .affine(affine.substituting(replacement))
    case .lookup(let element): .lookup(element.substituting(replacement))
    }
  }
}

extension AffineIndex {
  /// The index with index variables replaced.
  package func substituting(_ replacement: (IndexID) -> AffineIndex?) -> AffineIndex {
    var result = AffineIndex(constant: constant)
    for term in terms {
      guard let other = replacement(term.index) else {
        result.add(term.index, times: term.stride)
        continue
      }
      for inner in other.terms { result.add(inner.index, times: inner.stride * term.stride) }
      result.constant = result.constant + other.constant * term.stride
    }
    return result
  }
}
