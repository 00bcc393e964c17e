import Synchronization

/// Tells all open pages that there is something new: another site, or errors.
package final class ReloadChannel: Sendable {
  /// What the pages are told.
  package struct State: Sendable, Hashable {
    /// Grows with each new site.
    package var version = 0
    /// What is wrong with the content; the pages show it until it is empty.
    package var problems = ""
  }

  private let shared = Mutex(Shared())

  private struct Shared {
    var state = State()
    var nextListener = 0
    var listeners: [Int: AsyncStream<State>.Continuation] = [:]
  }

  package init() {}

  package var state: State { shared.withLock { $0.state } }

  /// The number of pages that listen.
  package var listenerCount: Int { shared.withLock { $0.listeners.count } }

  /// There is a new site, and nothing is wrong but what is said.
  package func publish(problems: String = "") {
    update { state in
      state.version += 1
      state.problems = problems
    }
  }

  /// The site is as it was; the content has problems, or, with none, has no more.
  package func report(problems: String) {
    update { $0.problems = problems }
  }

  /// The state now and each change of it, until the listener goes away.
  package func states() -> AsyncStream<State> {
    AsyncStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
      let number = shared.withLock { shared in
        shared.nextListener += 1
        shared.listeners[shared.nextListener] = continuation
        continuation.yield(shared.state)
        return shared.nextListener
      }
      continuation.onTermination = { [weak self] _ in
        self?.shared.withLock { $0.listeners[number] = nil }
      }
    }
  }

  private func update(_ change: (inout State) -> Void) {
    let (state, listeners) = shared.withLock { shared in
      change(&shared.state)
      return (shared.state, Array(shared.listeners.values))
    }
    for listener in listeners { listener.yield(state) }
  }
}
