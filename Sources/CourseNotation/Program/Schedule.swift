// An order in which the statements can be executed.

/// A step of the executable order.
///
/// All tensors that statements define are 0 before the first step. Steps run one after the other.
package indirect enum Step: Hashable, Sendable {
  /// Runs a statement for all values of its indices, except those that loops around it bind.
  case run(ScheduledStatement)
  /// Repeats steps along a sequential axis.
  case loop(SequentialLoop)
}

extension Step {
  /// Whether a loop in the step runs along an axis.
  func runs(along axis: AxisID) -> Bool {
    switch self {
    case .run: false
    case .loop(let loop): loop.axis == axis || loop.body.contains { $0.runs(along: axis) }
    }
  }
}

/// A statement and what the loops around it fix.
package struct ScheduledStatement: Hashable, Sendable {
  /// Fixes an index of the statement inside a loop: index = the loop's position - offset.
  ///
  /// Where that is outside the index' range the statement does not run.
  package struct Binding: Hashable, Sendable {
    package var index: IndexID
    package var offset: Int

    package init(index: IndexID, offset: Int) {
      self.index = index
      self.offset = offset
    }
  }

  /// The place of the statement in ``Program/statements``.
  package var statement: Int
  /// One binding for each loop around it, outermost first.
  package var bindings: [Binding]

  package init(_ statement: Int, bindings: [Binding] = []) {
    self.statement = statement
    self.bindings = bindings
  }
}

/// A loop over the positions of a sequential axis: time, layers.
package struct SequentialLoop: Hashable, Sendable {
  /// Which way a recurrence runs.
  package enum Direction: Hashable, Sendable {
    case ascending
    case descending
  }

  package var axis: AxisID
  /// The positions that the statements of the body write.
  package var positions: IndexRange
  package var direction: Direction
  package var body: [Step]

  package init(axis: AxisID, positions: IndexRange, direction: Direction, body: [Step]) {
    self.axis = axis
    self.positions = positions
    self.direction = direction
    self.body = body
  }
}
