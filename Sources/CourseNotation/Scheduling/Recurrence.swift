// Statements that need each other, looked at along one axis.

/// Statements that depend on each other, with the dimension of each target along one axis.
struct Recurrence {
  /// Which way the dependences point.
  enum Course {
    case along(SequentialLoop.Direction)
    /// Not one way; with a dependence that points the wrong way or none.
    case both(Scheduler.Dependence)
    /// The axis takes no dependence away.
    case none
  }

  /// For each statement, the variable that runs along the axis and what is added to it.
  private(set) var bindings: [Int: ScheduledStatement.Binding] = [:]
  /// For each tensor, its dimension along the axis.
  private(set) var dimensions: [TensorID: Int] = [:]
  /// The positions that the statements write.
  let positions: IndexRange

  /// `nil` if not every target has the axis, with a single variable in its place.
  init?(_ program: Program, _ statements: [Int], _ axis: AxisID) {
    var hull: IndexRange?
    for place in statements {
      let target = program.statements[place].target
      guard
        let dimension = program[target.tensor].dimensions.firstIndex(where: { $0.axis == axis }),
        dimension < target.indices.count, let index = target.indices[dimension].affine?.shifted
      else { return nil }
      bindings[place] = .init(index: index.index, offset: index.by)
      dimensions[target.tensor] = dimension
      let range = program[index.index].range.shifted(by: index.by)
      hull = hull?.hull(range) ?? range
    }
    guard let hull else { return nil }
    positions = hull
  }

  /// Whether a loop around binds the statement's variable already.
  func isBound(_ statement: Int, _ outer: [ScheduledStatement.Binding]) -> Bool {
    outer.contains { $0.index == bindings[statement]?.index }
  }

  /// How many positions lie between what is written and what is read for it.
  func distance(_ dependence: Scheduler.Dependence) -> Int? {
    guard let binding = bindings[dependence.to],
      let dimension = dimensions[dependence.element.tensor],
      dimension < dependence.element.indices.count,
      let read = dependence.element.indices[dimension].affine?.shifted,
      read.index == binding.index
    else { return nil }
    return binding.offset - read.by
  }

  func direction(_ dependences: [Scheduler.Dependence]) -> Course {
    var sign = 0
    for dependence in dependences {
      guard let distance = distance(dependence) else { return course(dependences, dependence) }
      guard distance != 0 else { continue }
      if sign * distance < 0 { return .both(dependence) }
      sign = distance.signum()
    }
    return sign == 0 ? .none : .along(sign > 0 ? .ascending : .descending)
  }

  /// A dependence has no distance: the axis is no help, or the recurrence along it is not causal.
  private func course(_ all: [Scheduler.Dependence], _ bad: Scheduler.Dependence) -> Course {
    all.contains { (distance($0) ?? 0) != 0 } ? .both(bad) : .none
  }
}
