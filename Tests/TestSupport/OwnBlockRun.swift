package import Testing

/// Suites that run blocks in the process itself take turns: a process has one run.
package struct OwnBlockRun: SuiteTrait, TestScoping {
  package func provideScope(
    for test: Test,
    testCase: Test.Case?,
    performing body: @Sendable () async throws -> Void
  ) async throws {
    await Turns.shared.begin()
    do {
      try await body()
    } catch {
      await Turns.shared.end()
      throw error
    }
    await Turns.shared.end()
  }
}

extension Trait where Self == OwnBlockRun {
  /// The suite has the process's run of a block to itself.
  package static var ownBlockRun: Self { OwnBlockRun() }
}

/// Who has the run, and who waits for it.
private actor Turns {
  static let shared = Turns()

  private var isTaken = false
  private var waiting: [CheckedContinuation<Void, Never>] = []

  func begin() async {
    guard isTaken else {
      isTaken = true
      return
    }
    await withCheckedContinuation { waiting.append($0) }
  }

  func end() {
    if waiting.isEmpty {
      isTaken = false
    } else {
      waiting.removeFirst().resume()
    }
  }
}
