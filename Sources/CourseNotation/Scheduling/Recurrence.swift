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

extension IndexRange {
  /// The range with a number added to each integer.
  func shifted(by offset: Int) -> IndexRange {
    guard case .at(let lower) = origin, offset != 0 else { return self }
    return IndexRange(origin: .at(lower + SizeExpression(offset)), count: count)
  }

  /// The last integer, if the range is not centred.
  var last: SizeExpression? {
    guard case .at(let lower) = origin else { return nil }
    return lower + count - SizeExpression(1)
  }

  /// The first integer, if the range is not centred.
  var first: SizeExpression? {
    guard case .at(let lower) = origin else { return nil }
    return lower
  }

  /// The smallest range that contains both.
  ///
  /// Where sizes make it impossible to say which end is farther, one that has a size in it is
  /// the farther upper end, and one that has none the farther lower end.
  func hull(_ other: IndexRange) -> IndexRange {
    guard let first, let last, let otherFirst = other.first, let otherLast = other.last else {
      return self
    }
    let lower = SizeExpression.lesser(first, otherFirst)
    let upper =
      first == otherFirst && last == otherLast
      ? last : SizeExpression.greater(last, otherLast)
    return IndexRange(origin: .at(lower), count: upper - lower + SizeExpression(1))
  }
}

extension SizeExpression {
  fileprivate static func lesser(_ left: Self, _ right: Self) -> Self {
    if let difference = (left - right).integer { return difference <= 0 ? left : right }
    return left.coefficientSum <= right.coefficientSum ? left : right
  }

  fileprivate static func greater(_ left: Self, _ right: Self) -> Self {
    if let difference = (left - right).integer { return difference >= 0 ? left : right }
    return left.coefficientSum >= right.coefficientSum ? left : right
  }

  private var coefficientSum: Int { terms.reduce(0) { $0 + $1.coefficient } }
}
