// What a program computes with.

/// A tensor of a program; a scalar if it has no dimensions.
package struct Tensor: Hashable, Sendable {
  /// Who gives the tensor its elements.
  package enum Role: Hashable, Sendable {
    /// The one who runs the program.
    case input
    /// Statements; the elements are not asked for.
    case intermediate
    /// Statements; the elements are what the program is for.
    case output
  }

  /// What kind of number an element is.
  package enum Kind: Hashable, Sendable {
    case real
    /// An integer in the range of an axis, used to look elements up: the word w_t of a sentence.
    case position(on: AxisID)
  }

  /// One dimension of a tensor.
  package struct Dimension: Hashable, Sendable {
    /// The axis of the letter that stands here first.
    package var axis: AxisID
    /// The integers at which the tensor has elements.
    ///
    /// Wider than the axis where the program reads
    /// beyond it: 0 … L for h in `h_{ℓ+1} = … h_ℓ …`.
    package var extent: IndexRange
    /// Whether the index is written as a subscript, `h_t[b,j]`, not in the brackets.
    package var isSubscript: Bool

    package init(axis: AxisID, extent: IndexRange, isSubscript: Bool = false) {
      self.axis = axis
      self.extent = extent
      self.isSubscript = isSubscript
    }
  }

  /// Says that an input holds the elements with which a recurrence begins.
  package struct InitialSlice: Hashable, Sendable {
    /// The tensor that the recurrence defines.
    package var of: TensorID
    /// Its sequential dimension.
    package var dimension: Int

    package init(of tensor: TensorID, dimension: Int) {
      self.of = tensor
      self.dimension = dimension
    }
  }

  package var name: Name
  /// The dimensions in the order in which they are written, subscripts first.
  package var dimensions: [Dimension]
  package var role: Role
  package var kind: Kind
  /// The forward tensor, if this is its gradient and the program holds both.
  package var gradientOf: TensorID?
  /// For the input `h_0` that the checker adds where a recurrence has no base equation.
  ///
  /// It has the same dimensions as the tensor without the sequential one (which stays, with its
  /// few positions, only if there is more than one), and a statement with the origin
  /// ``Statement/Origin/initialSlice`` copies it.
  package var initialSlice: InitialSlice?

  package init(
    name: Name,
    dimensions: [Dimension],
    role: Role,
    kind: Kind = .real,
    gradientOf: TensorID? = nil,
    initialSlice: InitialSlice? = nil
  ) {
    self.name = name
    self.dimensions = dimensions
    self.role = role
    self.kind = kind
    self.gradientOf = gradientOf
    self.initialSlice = initialSlice
  }
}
