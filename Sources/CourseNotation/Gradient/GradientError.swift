// Why there is no backward pass.

/// Why a program has no gradient.
package enum GradientError: Error, Hashable, Sendable {
  /// A loss that no statement defines.
  case notDefined(TensorID)
  /// A loss that holds indices, not real numbers.
  case notReal(TensorID)
  /// A gradient on the way to a loss: its own gradient would have no name in the notation.
  case secondOrder(TensorID)
  /// No wanted tensor influences a loss.
  case nothingToDo
  /// The gradient of a loss is to be given, but other statements add to it everywhere.
  case usedElsewhere(TensorID)
  /// The backward pass has no executable order.
  case noOrder(ScheduleError)
}
