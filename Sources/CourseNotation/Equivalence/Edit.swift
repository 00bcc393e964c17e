// Small changes of statements: the mistakes that people make.

/// A statement with one change.
struct Edit {
  /// Kinds of changes that are tried first have low ranks.
  enum Rank: Int {
    case sign, gate, term, order, time, tensor, function, index, factor, statement
  }

  var rank: Rank
  var statement: Statement
  /// Says what was changed; asked only for the change that fits.
  var change: () -> NearMiss.Change
}

/// Makes the edits of one statement.
struct Edits {
  let program: Program
  /// Dimensions that have the same length at these sizes may be confused.
  let sizes: SizeValues
  let statement: Statement
  var all: [Edit] = []

  /// How many parts the value of a statement may have whose changes are tried.
  private static let largestValue = 500

  /// What a candidate may have done to a statement of the reference.
  static func mistakes(in statement: Statement, of program: Program, _ sizes: SizeValues) -> [Edit]
  {
    guard statement.value.nodeCount <= largestValue else { return [] }
    let maker = Edits(program: program, sizes: sizes, statement: statement)
    var edits = maker
    edits.addParts { part, scope in
      maker.signs(part) + maker.drops(part, isExtra: false) + maker.gates(part)
        + maker.functions(part) + maker.elements(part, scope)
    }
    edits.addWhole()
    edits.addTargets()
    edits.addDropped(isExtra: false)
    return edits.all.sorted { $0.rank.rawValue < $1.rank.rawValue }
  }

  /// What must be taken away from a statement of the candidate.
  static func additions(in statement: Statement, of program: Program, _ sizes: SizeValues) -> [Edit]
  {
    guard statement.value.nodeCount <= largestValue else { return [] }
    let maker = Edits(program: program, sizes: sizes, statement: statement)
    var edits = maker
    edits.addParts { part, _ in maker.drops(part, isExtra: true) }
    edits.addDropped(isExtra: true)
    return edits.all.sorted { $0.rank.rawValue < $1.rank.rawValue }
  }

  /// A part of the statement's value and what it is changed to.
  struct Variant {
    var rank: Edit.Rank
    var expression: Expression
    var change: () -> NearMiss.Change
  }

  private mutating func addParts(_ local: (Expression, [IndexID]) -> [Variant]) {
    let scope = statement.indices + statement.loopSums
    all += statement.value.variants(scope, local).map { variant in
      var changed = statement
      changed.value = variant.expression
      return Edit(rank: variant.rank, statement: changed, change: variant.change)
    }
  }

  mutating func add(
    _ rank: Edit.Rank,
    _ value: Expression,
    _ change: @escaping () -> NearMiss.Change
  ) {
    var changed = statement
    changed.value = value
    all.append(Edit(rank: rank, statement: changed, change: change))
  }

  /// The statement does nothing, or the other way round.
  private mutating func addDropped(isExtra: Bool) {
    let (program, statement) = (program, statement)
    add(.statement, .zero) {
      let line = program.plainText(of: statement)
      return isExtra ? .extraStatement(line) : .missingStatement(line)
    }
    guard !isExtra, statement.assignment != .set else { return }
    add(.sign, -statement.value) {
      let signs = statement.assignment == .add ? ("+=", "-=") : ("-=", "+=")
      return .otherAssignment(expected: signs.0, found: signs.1)
    }
  }
}

extension Expression {
  /// The expression with one part changed, for all parts and all changes; indices in scope are
  /// those that have values where a part stands.
  fileprivate func variants(
    _ scope: [IndexID],
    _ local: (Expression, [IndexID]) -> [Edits.Variant]
  ) -> [Edits.Variant] {
    var result = local(self, scope)
    var inner = scope
    switch self {
    case .reduction(_, let indices, _), .softmax(let indices, _): inner += indices
    default: break
    }
    let operands = operands
    for (place, operand) in operands.enumerated() {
      for variant in operand.variants(inner, local) {
        var changed = operands
        changed[place] = variant.expression
        var whole = variant
        whole.expression = withOperands(changed)
        result.append(whole)
      }
    }
    return result
  }
}
