// The syntax tree: what was written, before anybody asks what the names mean.

/// A piece of an expression and where it stands.
struct Syntax {
  indirect enum Kind {
    case number(Rational)
    case name(NameSyntax)
    /// Terms, at least two.
    case sum([Syntax])
    case negation(Syntax)
    /// Factors, at least two.
    case product([Syntax])
    case quotient(Syntax, Syntax)
    case power(Syntax, Syntax)
    /// A parenthesis, with more than one entry if commas stand in it.
    case group([Syntax])
    case call(Function, [Syntax])
    case binder(BinderSyntax, Syntax)
    /// What could not be read; a diagnostic says why.
    case invalid
  }

  var kind: Kind
  var range: Range<Int>
}

/// A name as it was written; which parts are labels and which are indices is not known yet.
struct NameSyntax {
  var base: Symbol
  var accents: [Name.Accent] = []
  var primes = 0
  var lower: ScriptSyntax?
  var upper: ScriptSyntax?
  var isGradient = false
  /// The entries of the brackets, if there are any.
  var indices: [Syntax]?
  /// The name with its scripts, without the brackets.
  var range: Range<Int>
}

/// What stands in a subscript or superscript, read both ways.
struct ScriptSyntax {
  /// As indices or an exponent.
  var entries: [Syntax]
  /// As labels; `nil` if it cannot be one.
  var label: [Name]?
  var range: Range<Int>
}

/// An operator that binds indices: Σ_{i,k}, softmax_w.
struct BinderSyntax {
  /// An index with the range that may be written with it: `i`, `i=1` … `N`.
  struct Variable {
    var name: NameSyntax
    var lower: Syntax?
    var upper: Syntax?
  }

  var `operator`: BinderOperator
  var variables: [Variable]
  var range: Range<Int>
}

/// A loop header: `for b, x, y, j`.
struct LoopSyntax {
  var variables: [BinderSyntax.Variable]
  var range: Range<Int>
}

/// A line of a program.
struct StatementSyntax {
  var target: Syntax
  var assignment: Statement.Assignment
  var value: Syntax
  var range: Range<Int>
  /// The place in ``ProgramSyntax/loops`` of the header above it.
  var loop: Int?
}

/// A function that the program defines: `f(z) = …`.
struct FunctionSyntax {
  var name: NameSyntax
  var parameters: [NameSyntax]
  var body: Syntax
}

/// A program as it was written.
struct ProgramSyntax {
  var statements: [StatementSyntax] = []
  var functions: [FunctionSyntax] = []
  var loops: [LoopSyntax] = []
}
