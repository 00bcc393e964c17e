// The right-hand sides of statements, after every rule of the notation has been applied.

/// What a statement computes: real arithmetic on elements of tensors.
///
/// Sums are explicit here, whether the author wrote Σ or capital letters. Sums and products hold
/// their operands in written order, at least two; a difference is a sum with negated terms. The
/// parser makes exactly these shapes, so code that builds programs should use the operators in
/// `Expression+Building.swift`.
package indirect enum Expression: Hashable, Sendable {
  /// An exact number.
  case number(Rational)
  /// The circle's number π.
  case pi
  /// A size as a number: the B of 1/B.
  case size(SizeExpression)
  /// A running index as a number: the t of 1/t.
  case position(IndexExpression)
  /// An element of a tensor.
  case element(Element)
  /// a + b + …, at least two terms.
  case sum([Expression])
  /// -a
  case negation(Expression)
  /// a · b · …, at least two factors.
  case product([Expression])
  /// a / b
  case quotient(Expression, Expression)
  /// base to the exponent.
  case power(Expression, Expression)
  /// A function of one number, or of two.
  case function(Function, [Expression])
  /// A value for all values of some indices together: Σ_{i,k} …
  case reduction(Reduction, [IndexID], Expression)
  /// exp(a) / Σ exp(a), the sum over the indices, which stay free: softmax_w a.
  case softmax([IndexID], Expression)
}

/// A function that is applied to numbers.
package enum Function: UInt8, Hashable, Sendable, CaseIterable {
  /// 1/(1 + exp(-x)), written σ.
  case sigmoid
  case tanh
  case exp
  /// The natural logarithm; `log` means the same.
  case ln
  /// max(x, 0)
  case relu
  /// 1 where x > 0, else 0: the derivative of ReLU.
  case step
  case sqrt
  case abs
  /// -1, 0 or 1.
  case sign
  case sin
  case cos
  /// ln(1 + exp x)
  case softplus
  /// The error function, as in GELU.
  case erf
  /// The larger of two numbers; of more, nested to the left.
  case max
  /// The smaller of two numbers.
  case min
  /// 1 where two numbers are equal, else 0: which element was the maximum.
  case equal

  /// How many numbers it is applied to.
  package var arity: Int {
    switch self {
    case .max, .min, .equal: 2
    default: 1
    }
  }
}

/// How the values for all values of some indices become one.
package enum Reduction: UInt8, Hashable, Sendable, CaseIterable {
  case sum
  case max
  case min
  /// ln Σ exp
  case logSumExp
}
