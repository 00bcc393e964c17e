import BlockExecution
import Synchronization

/// The steps that a runner told.
final class StepLog: Sendable {
  private let steps = Mutex<[BlockProgress]>([])

  var all: [BlockProgress] { steps.withLock { $0 } }

  func add(_ step: BlockProgress) {
    steps.withLock { $0.append(step) }
  }
}
