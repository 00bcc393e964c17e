import BlockExecution
import Synchronization

/// Tells how far the simulations of a page are.
final class SimulationProgress: Sendable {
  private let total: Int
  private let report: @Sendable (BuildProgress) -> Void
  private let done = Mutex(0)

  init(total: Int, report: @escaping @Sendable (BuildProgress) -> Void) {
    self.total = total
    self.report = report
  }

  func show(_ step: BlockProgress) {
    let detail: String
    switch step {
    case .waitingForCore: detail = "waiting for another build that compiles the compute core"
    case .compilingCore(let module): detail = "compiling \(module)"
    case .compiling(let block): detail = "compiling \(block)"
    case .running(let job): detail = "running \(job)"
    case .finished(let job, _):
      detail = "ran \(job)"
      done.withLock { $0 += 1 }
    }
    let count = done.withLock { min($0, total) }
    report(BuildProgress(stage: .simulating, done: count, total: total, detail: detail))
  }
}
