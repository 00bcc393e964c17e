// Why a program cannot be interpreted, as facts.

/// What stops the interpreter.
package enum InterpreterError: Error, Hashable, Sendable {
  /// The number of size values differs from the number of sizes of the program.
  case sizeCount(expected: Int, found: Int)
  /// A size is negative, even where it must be odd, or too large to compute with.
  case invalidSize(SizeID, Int)
  /// An integer of the program is too large to compute with at these sizes.
  case integerTooLarge
  /// No value was given for an input.
  case missingInput(TensorID)
  /// The value of an input has another shape, or begins at other integers, than the program says.
  case inputShape(TensorID, expected: [Int], found: [Int])
  /// An element that should be a position is not an integer.
  case notAPosition(TensorID, Double)
  /// The program takes more steps than it may.
  case stepLimit(Int)
  /// The program's tensors have more elements than they may.
  case elementLimit(Int)
}

/// How much work a program may be.
package struct InterpreterLimits: Hashable, Sendable {
  /// How many parts of expressions may be evaluated and iterations begun.
  package var steps: Int
  /// How many elements all tensors may have together.
  package var elements: Int

  /// Some seconds of work at most, unless other limits are given.
  package init(steps: Int = 50_000_000, elements: Int = 8_000_000) {
    self.steps = steps
    self.elements = elements
  }
}
