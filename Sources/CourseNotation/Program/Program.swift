// A checked program: the contract between the parser and everything that uses programs.

/// A program in the course notation, checked and with every name resolved.
///
/// A program is a value of tables (sizes, axes, indices, tensors), statements in written order,
/// and a schedule. The interpreter and the engine execute it, the backward pass reads one and
/// builds another, the printers write it.
///
/// **Meaning.** Execute the ``schedule``. An element that is read outside its tensor's extent is 0,
/// or wraps around if the padding is circular; with valid padding no such read exists.
package struct Program: Hashable, Sendable {
  /// What is read outside a tensor's extent.
  package enum Padding: Hashable, Sendable {
    case zero
    case circular
    /// Nothing: sizes are such that every read is inside.
    case valid
  }

  /// How the author writes sums; the meaning is the same.
  package enum Summation: Hashable, Sendable {
    /// `Σ_i W[j,i] x[i]`
    case sigma
    /// `W[j,I] x[I]`, where the product allows it.
    case capitals
  }

  /// The `id` of the header.
  package var id: String?
  package var sizes: [Size] = []
  package var axes: [Axis] = []
  package var indices: [Index] = []
  package var tensors: [Tensor] = []
  /// The statements in written order.
  package var statements: [Statement] = []
  /// An executable order of the statements.
  package var schedule: [Step] = []
  package var padding = Padding.zero
  /// How sums are printed.
  package var summation = Summation.sigma
  /// The axis over which gradients of parameters are averaged.
  package var averageOver: AxisID?

  package init(id: String? = nil, padding: Padding = .zero) {
    self.id = id
    self.padding = padding
  }

  package subscript(size: SizeID) -> Size {
    get { sizes[size.position] }
    set { sizes[size.position] = newValue }
  }

  package subscript(axis: AxisID) -> Axis {
    get { axes[axis.position] }
    set { axes[axis.position] = newValue }
  }

  package subscript(index: IndexID) -> Index {
    get { indices[index.position] }
    set { indices[index.position] = newValue }
  }

  package subscript(tensor: TensorID) -> Tensor {
    get { tensors[tensor.position] }
    set { tensors[tensor.position] = newValue }
  }
}
