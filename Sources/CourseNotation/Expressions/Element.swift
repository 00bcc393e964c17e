// One element of a tensor, and the indices that select it.

/// An element of a tensor: `h[b,t-1,i]`.
package struct Element: Hashable, Sendable {
  package var tensor: TensorID
  /// An index for each dimension of the tensor.
  package var indices: [IndexExpression]
  package var place: SourcePlace

  package init(_ tensor: TensorID, _ indices: [IndexExpression], place: SourcePlace = .init()) {
    self.tensor = tensor
    self.indices = indices
    self.place = place
  }
}

/// What stands in one index position.
package enum IndexExpression: Hashable, Sendable {
  /// A sum of variables with integer strides and a constant: `t-1`, `2x+Δx`, `L`.
  case affine(AffineIndex)
  /// The integer in an element of another tensor: `w_t` in `e[w_t, i]`.
  case lookup(Element)

  package init(_ index: IndexID, plus constant: Int = 0) {
    self = .affine(AffineIndex(index, plus: constant))
  }

  /// The affine expression, if it is one.
  package var affine: AffineIndex? {
    if case .affine(let affine) = self { affine } else { nil }
  }
}

/// constant + Σ stride · variable.
///
/// The terms are in the order in which they were written, without repetition and without zero
/// strides.
package struct AffineIndex: Hashable, Sendable {
  /// A multiple of an index variable.
  package struct Term: Hashable, Sendable {
    package var index: IndexID
    package var stride: Int

    package init(index: IndexID, stride: Int) {
      self.index = index
      self.stride = stride
    }
  }

  package private(set) var terms: [Term]
  /// A position that does not vary: 0 in `h_0`, L in `h_L`, -1 in `t-1`.
  package var constant: SizeExpression

  package init(constant: SizeExpression) {
    terms = []
    self.constant = constant
  }

  package init(_ index: IndexID, plus constant: Int = 0) {
    terms = [Term(index: index, stride: 1)]
    self.constant = SizeExpression(constant)
  }

  /// Adds a multiple of a variable.
  package mutating func add(_ index: IndexID, times stride: Int) {
    guard let place = terms.firstIndex(where: { $0.index == index }) else {
      if stride != 0 { terms.append(Term(index: index, stride: stride)) }
      return
    }
    terms[place].stride += stride
    if terms[place].stride == 0 { terms.remove(at: place) }
  }

  /// The variable, if the expression is nothing else.
  package var variable: IndexID? {
    guard let shifted, shifted.by == 0 else { return nil }
    return shifted.index
  }

  /// The variable and the number added, if the expression is `v + c`.
  package var shifted: (index: IndexID, by: Int)? {
    guard terms.count == 1, terms[0].stride == 1, let by = constant.integer else { return nil }
    return (terms[0].index, by)
  }
}
