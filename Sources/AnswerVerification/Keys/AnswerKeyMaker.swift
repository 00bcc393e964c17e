package import AnswerChecking
package import CourseModel
import CourseNotation
package import CoursePrograms
import EquationChecking

/// Makes the key by which a page judges what its reader types.
package struct AnswerKeyMaker: Sendable {
  private let answer: Answer
  /// The options of a choice in the order in which the page shows them.
  private let optionOrder: [Int]
  /// What equations are measured by.
  private let reference: Program?

  /// - Parameters:
  ///   - answer: The answer.
  ///   - optionOrder: The options of a choice, by their indices, in the order of the page.
  ///   - equations: The answer's own equations, where it has some.
  ///   - plan: The plan by which the answer is verified, where a program verifies it.
  package init(
    _ answer: Answer,
    optionOrder: [Int],
    equations: CourseProgram?,
    plan: ProgramPlan?
  ) {
    self.answer = answer
    self.optionOrder = optionOrder
    reference = plan?.reference ?? equations?.program
  }

  /// The key for an edition that shows the answer; `nil` where there is nothing to judge by.
  package var key: AnswerKey? {
    switch answer.kind {
    case .number(let formula, let tolerance):
      formula.constant.map {
        .number(tolerance.rule, right: $0, source: formula.source)
      }
    case .expression(let formula, let variables):
      .expression(variables.domain, source: formula.source)
    case .choice(let choice): .choice(places(of: choice), of: choice.options.count)
    case .order(let order): .order(order.growth, sizes: answer.programVerification?.sizes ?? [])
    case .equations: reference.map { .equations($0) }
    }
  }

  /// The key for an edition that hides the answer.
  ///
  /// Equations have one only if all names of what is given and asked for are in programs that the
  /// edition shows.
  ///
  /// - Parameters:
  ///   - salt: What is mixed into the digests.
  ///   - open: The programs that the edition shows.
  /// - Returns: The key, or `nil` where the answer cannot be judged without telling of it.
  package func hiddenKey(salt: AnswerSalt, open: [CourseProgram]) -> AnswerKey? {
    switch answer.kind {
    case .number(let formula, let tolerance):
      formula.constant.map { .hiddenNumber(tolerance.rule, right: $0, salt: salt) }
    case .expression(let formula, let variables):
      .hiddenExpression(variables.domain, right: formula.expression, salt: salt)
    case .choice(let choice):
      .hiddenChoice(places(of: choice), of: choice.options.count, salt: salt)
    case .order(let order): .hiddenOrder(order.growth, salt: salt)
    case .equations:
      reference.flatMap { reference in
        reference.hasInterface(named: open.compactMap(\.program), or: answer.openNames)
          ? .hiddenEquations(reference, salt: salt) : nil
      }
    }
  }

  /// Where the right options stand on the page.
  private func places(of choice: Answer.Choice) -> [Int] {
    optionOrder.indices.filter { choice.right.contains(optionOrder[$0]) }
  }
}

extension Program {
  /// Whether the names of all that is given and asked for are known: from other programs, where a
  /// gradient is known by its tensor, or by name.
  fileprivate func hasInterface(named programs: [Program], or names: [String]) -> Bool {
    let known = programs.flatMap { $0.tensors.map(\.name.withoutGradient.looseKey) }
    let listed = names.compactMap { tensor(spelled: $0) }
    let interface = (tensors(.input) + tensors(.output)).filter { self[$0].initialSlice == nil }
    return interface.allSatisfy { tensor in
      known.contains(self[tensor].name.withoutGradient.looseKey) || listed.contains(tensor)
    }
  }
}

extension Answer.Formula {
  /// The value of a formula without variables.
  fileprivate var constant: Double? { try? expression.value([VariableValue]()) }
}

extension Answer.Tolerance {
  fileprivate var rule: NumberRule {
    NumberRule(relative: relative, absolute: absolute, digits: digits)
  }
}

extension [Answer.Variable] {
  fileprivate var domain: ExpressionDomain {
    ExpressionDomain(map { .init(name: $0.name, bounds: $0.domain, isWhole: $0.isInteger) })
  }
}
