// What is printed, before it is known in which language.

/// A piece of an equation as it will be read: brackets are where precedence asks for them, indices
/// have their letters.
///
/// Plain text, LaTeX and MathML are three ways to write the same pieces down.
indirect enum Written {
  case number(Symbol)
  case pi
  case name(Name)
  /// A tensor with indices as subscripts and in brackets.
  case element(Name, subscripts: [Written], brackets: [Written])
  /// Terms; a negation among them is a difference.
  case sum([Written])
  case negation(Written)
  case product([Written])
  case quotient(Written, Written)
  case power(Written, Written)
  case group(Written)
  case call(Function, [Written])
  case binder(BinderOperator, [Variable], Written)
  /// An integer times an index: `2x`.
  case multiple(Int, Written)

  /// An index under a Σ, with its range where that is not clear.
  struct Variable {
    var name: Name
    var bounds: (lower: Written, upper: Written)?
  }

  /// A statement.
  struct Line {
    /// The indices that the loop runs over, for `+=`.
    var loop: [Variable]
    var target: Written
    var assignment: Statement.Assignment
    var value: Written
  }
}
