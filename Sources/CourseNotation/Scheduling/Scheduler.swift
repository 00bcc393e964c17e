// Finding an order in which statements can be executed, and the axes that are sequential.

/// Why statements have no executable order.
package enum ScheduleError: Error, Hashable, Sendable {
  /// Statements that need each other's results at the same positions.
  case cycle(statements: [Int])
  /// A recurrence along an axis that reads what is not computed yet.
  case notCausal(statement: Int, tensor: TensorID, axis: AxisID)
}

/// Orders statements.
///
/// A statement depends on those that write what it reads. Statements that depend on each other are
/// a recurrence: one axis is found along which each reads only what lies before (or each only what
/// lies behind) what it writes; a loop along it takes these dependences away, and what is left is
/// ordered in the same way inside the loop.
struct Scheduler {
  /// Statement `to` needs what `from` writes.
  struct Dependence {
    var from: Int
    var to: Int
    /// What is read.
    var element: Element
  }

  let program: Program
  private(set) var errors: [ScheduleError] = []

  init(_ program: Program) {
    self.program = program
  }

  /// The steps of the program, as far as there is an order.
  mutating func run() -> [Step] {
    steps(
      Array(program.statements.indices),
      dependences(),
      [[ScheduledStatement.Binding]](repeating: [], count: program.statements.count)
    )
  }

  // MARK: - Dependences

  private func dependences() -> [Dependence] {
    var writers: [[Int]] = [[Int]](repeating: [], count: program.tensors.count)
    for (place, statement) in program.statements.enumerated() {
      writers[statement.target.tensor.position].append(place)
    }
    var result: [Dependence] = []
    for (place, statement) in program.statements.enumerated() {
      for element in statement.reads {
        for writer in writers[element.tensor.position] {
          result.append(Dependence(from: writer, to: place, element: element))
        }
      }
      guard statement.assignment != .set else { continue }
      for writer in writers[statement.target.tensor.position]
      where program.statements[writer].assignment == .set {
        result.append(Dependence(from: writer, to: place, element: statement.target))
      }
    }
    return result
  }

  // MARK: - Steps

  private mutating func steps(
    _ statements: [Int],
    _ dependences: [Dependence],
    _ bindings: [[ScheduledStatement.Binding]]
  ) -> [Step] {
    let components = Components(statements, dependences).ordered()
    var result: [Step] = []
    for component in components {
      let inside = dependences.filter {
        component.contains($0.from) && component.contains($0.to)
      }
      if inside.isEmpty {
        result += component.map { .run(ScheduledStatement($0, bindings: bindings[$0])) }
      } else if let loop = loop(component, inside, bindings) {
        result.append(.loop(loop))
      }
    }
    return result
  }

  /// A loop that executes statements which depend on each other.
  private mutating func loop(
    _ statements: [Int],
    _ dependences: [Dependence],
    _ bindings: [[ScheduledStatement.Binding]]
  ) -> SequentialLoop? {
    let first = program.statements[statements[0]].target.tensor
    var failure: ScheduleError?
    for axis in program[first].dimensions.map({ $0.axis }) {
      guard let recurrence = Recurrence(program, statements, axis),
        !statements.contains(where: { recurrence.isBound($0, bindings[$0]) })
      else { continue }
      switch recurrence.direction(dependences) {
      case .along(let direction):
        let rest = dependences.filter { recurrence.distance($0) == 0 }
        var inner = bindings
        for place in statements {
          if let binding = recurrence.bindings[place] { inner[place].append(binding) }
        }
        return SequentialLoop(
          axis: axis,
          positions: recurrence.positions,
          direction: direction,
          body: steps(statements, rest, inner)
        )
      case .both(let dependence):
        failure =
          failure
          ?? .notCausal(
            statement: dependence.to,
            tensor: dependence.element.tensor,
            axis: axis
          )
      case .none: continue
      }
    }
    errors.append(failure ?? .cycle(statements: statements))
    return nil
  }
}

extension Program {
  /// Makes the schedule anew from the statements.
  package mutating func reschedule() throws(ScheduleError) {
    var scheduler = Scheduler(self)
    let steps = scheduler.run()
    if let error = scheduler.errors.first { throw error }
    schedule = steps
  }
}
