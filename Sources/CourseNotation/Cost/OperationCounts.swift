// What a program does, counted.
//
// What counts is the same for the interpreter, which counts while it runs, and for the cost, which
// is read off the program:
//
// - A sum of n terms is n - 1 additions; a difference is an addition; a change of sign is nothing.
// - A product of n factors is n - 1 multiplications; a division is a multiplication.
// - A power with a whole exponent n, |n| ≤ 16, is |n| - 1 multiplications, and one more if n < 0;
//   another power is a function evaluation.
// - Σ over n values is n additions, as is the loop of += that does the same; max and min over
//   n values are n evaluations of the function; ln Σ exp is n exponentials, n additions and
//   one logarithm.
// - softmax over n values is n exponentials, n additions and n divisions for all n results
//   together. The results are kept for the whole statement: a slice is never computed twice.
// - A statement with += or -= is an addition for each value of its indices.
// - The index domain decides, not what is inside the tensors: operations on elements that are
//   read outside their tensor, and additions to elements that are dropped, count like any other.
// - Index arithmetic, reading and writing count nothing. Memory is the elements of all tensors.

/// Numbers of operations.
package struct OperationCounts: Hashable, Sendable {
  /// Multiplications and divisions.
  package var multiplications: Int64 = 0
  /// Additions and subtractions.
  package var additions: Int64 = 0
  /// Evaluations of functions, such as σ or max.
  package var functions: Int64 = 0
  /// Elements of all tensors: inputs, intermediates and outputs.
  package var memory: Int64 = 0

  package init() {}

  /// All operations.
  package var operations: Int64 { multiplications + additions + functions }
}

extension Expression {
  /// The exponent, if the power is a product of at most 16 factors or the inverse of one.
  var smallExponent: Int? {
    switch self {
    case .number(let number):
      guard let exponent = number.integer, abs(exponent) <= 16 else { return nil }
      return Int(exponent)
    case .negation(let operand): return operand.smallExponent.map { -$0 }
    default: return nil
    }
  }
}
