// The backward pass of a program, as a program.

/// Where the backward pass begins.
package enum GradientSeed: Hashable, Sendable {
  /// With 1 for every element: the loss is the sum of the elements.
  case ones
  /// With an input: `y.grad` is given by whoever runs the backward pass. Of a recurrence the
  /// gradient of the last slice is given, `L_L.grad`.
  case given
}

extension Program {
  /// The backward pass in the notation, as a course writes it.
  ///
  ///     h[b,t,j] = tanh(Σ_i W[j,i] h[b,t-1,i])
  ///
  /// becomes
  ///
  ///     h~.grad[b,t,j] = h.grad[b,t,j] (1 - h[b,t,j]^2)
  ///     W.grad[j,i] += h~.grad[b,t,j] h[b,t-1,i]
  ///     h.grad[b,t-1,i] += Σ_j h~.grad[b,t,j] W[j,i]
  ///
  /// Statements are derived in the reverse of the executable order, and only those that lead from
  /// a loss to a wanted tensor. The inputs of the result are tensors of this program, under their
  /// names; their extents are what the backward pass reads. Its tables of sizes and axes are those
  /// of this program, so that ``SizeValues`` serve both.
  ///
  /// Gradients of wanted tensors are outputs named `W.grad`; one that is missing is zero. The
  /// gradient of an input that the checker added for the first slice of a recurrence whose index
  /// is a subscript is that slice of the recurrence's gradient.
  ///
  /// If the program averages over an axis, gradients of inputs without that axis are divided by
  /// its size.
  ///
  /// - Parameters:
  ///   - losses: Tensors whose elements are summed; the outputs unless told otherwise.
  ///   - wanted: Inputs whose gradients are needed; all that hold real numbers unless told
  ///     otherwise.
  ///   - seed: The gradient of the losses.
  /// - Returns: The backward pass.
  /// - Throws: ``GradientError`` where a loss is not something to differentiate.
  /// - Complexity: The result has O(statements · size of a statement) parts, and does for every
  ///   statement a constant multiple of its work.
  package func gradient(
    of losses: [TensorID]? = nil,
    for wanted: [TensorID]? = nil,
    seed: GradientSeed = .ones
  ) throws(GradientError) -> Program {
    let losses = losses ?? tensors(.output).filter { self[$0].kind == .real }
    let wanted = wanted ?? tensors(.input).filter { self[$0].kind == .real }
    for loss in losses where !statements.contains(where: { $0.target.tensor == loss }) {
      throw .notDefined(loss)
    }
    for loss in losses where self[loss].kind != .real { throw .notReal(loss) }
    let activity = Activity(self, losses: losses, wanted: wanted)
    guard losses.contains(where: activity.isActive) else { throw .nothingToDo }
    let all = tensors.indices.map { TensorID($0) }
    if let gradient = all.first(where: { activity.isActive($0) && self[$0].name.isGradient }) {
      throw .secondOrder(gradient)
    }
    var builder = GradientBuilder(self, activity, losses, wanted, seed)
    builder.differentiate()
    return try builder.assembled()
  }
}
