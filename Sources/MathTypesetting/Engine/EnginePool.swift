import Foundation

/// Threads that own an engine each, and a queue of work for them.
///
/// Engines start when there is work for them. JavaScriptCore needs a deep stack, which is why they
/// do not run on Swift's own threads; a caller that waits here therefore never keeps an engine from
/// working.
final class EnginePool: Sendable {
  typealias Job = @Sendable (Engine) -> Void

  private static let stackSize = 16 << 20

  private let queue = JobQueue()
  private let scripts: Scripts
  private let limit: Int

  init(scripts: Scripts, limit: Int) {
    self.scripts = scripts
    self.limit = max(1, limit)
  }

  deinit {
    queue.close()
  }

  var startedThreads: Int { queue.startedThreads }

  /// Does work on as many engines as there are, and waits for all of it.
  ///
  /// - Returns: The results, in the order of the inputs.
  func map<Input: Sendable, Output: Sendable>(
    _ inputs: [Input],
    _ body: @escaping @Sendable (Engine, Input) -> Output
  ) -> [Output] {
    guard !inputs.isEmpty else { return [] }
    let results = Results<Output>(count: inputs.count)
    let starts = queue.add(
      inputs.enumerated().map { index, input in
        { engine in results.set(body(engine, input), at: index) }
      },
      threadLimit: limit
    )
    for _ in 0..<starts { startThread() }
    return results.wait()
  }

  private func startThread() {
    let thread = Thread { [queue, scripts] in
      let engine = Engine(scripts: scripts)
      while let job = queue.take() { job(engine) }
    }
    thread.stackSize = Self.stackSize
    thread.name = "typesetting"
    thread.start()
  }
}

/// The work that waits for an engine.
///
/// A condition guards every access.
private final class JobQueue: @unchecked Sendable {
  private let condition = NSCondition()
  private var jobs: [EnginePool.Job] = []
  private var next = 0
  private var threads = 0
  private var idle = 0
  private var isClosed = false

  var startedThreads: Int { condition.withLock { threads } }

  /// - Returns: How many threads the caller must start.
  func add(_ new: [EnginePool.Job], threadLimit: Int) -> Int {
    condition.withLock {
      jobs += new
      let starts = max(0, min(jobs.count - next - idle, threadLimit - threads))
      threads += starts
      condition.broadcast()
      return starts
    }
  }

  /// The next piece of work; waits for one, and is `nil` when there will be no more.
  func take() -> EnginePool.Job? {
    condition.withLock {
      while next == jobs.count {
        if isClosed { return nil }
        jobs.removeAll()
        next = 0
        idle += 1
        condition.wait()
        idle -= 1
      }
      next += 1
      return jobs[next - 1]
    }
  }

  func close() {
    condition.withLock {
      isClosed = true
      condition.broadcast()
    }
  }
}

/// Where the results of one call gather.
///
/// A condition guards every access.
private final class Results<Output: Sendable>: @unchecked Sendable {
  private let condition = NSCondition()
  private var values: [Output?]
  private var missing: Int

  init(count: Int) {
    values = Array(repeating: nil, count: count)
    missing = count
  }

  func set(_ value: Output, at index: Int) {
    condition.withLock {
      values[index] = value
      missing -= 1
      if missing == 0 { condition.signal() }
    }
  }

  func wait() -> [Output] {
    condition.withLock {
      while missing > 0 { condition.wait() }
      return values.compactMap(\.self)
    }
  }
}
