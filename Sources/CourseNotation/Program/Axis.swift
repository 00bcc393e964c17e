// What the letters in brackets stand for.

/// An axis: what a letter runs over, with all its primes and numeric subscripts (t, t', t_1).
package struct Axis: Hashable, Sendable {
  /// The lower-case letter without primes and subscripts: `j`, `Δx`, `ℓ`.
  package var letter: Name
  /// The integers that the letter runs over unless a statement or a sum says otherwise.
  ///
  /// Axes that are sequential, written as subscripts or summed from 1 begin at 1; offsets of
  /// kernels are centred (with valid padding they begin at 0); other axes begin at 0.
  package var range: IndexRange

  package init(letter: Name, range: IndexRange) {
    self.letter = letter
    self.range = range
  }
}

/// An index variable, such as j' on the axis j.
///
/// Two entries may share a name when they run over different ranges: ℓ of `h_{ℓ+1} = …` over
/// 0 … L-1 and ℓ of `Σ_{ℓ=1}^{L}` over 1 … L.
package struct Index: Hashable, Sendable {
  package var name: Name
  package var axis: AxisID
  /// The integers that the variable runs over.
  package var range: IndexRange

  package init(name: Name, axis: AxisID, range: IndexRange) {
    self.name = name
    self.axis = axis
    self.range = range
  }
}
