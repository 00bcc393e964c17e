// The pool runs every part once, whatever calls it from wherever.

import Synchronization
import TensorCore
import Testing

@Suite struct WorkersTests {
  @Test(arguments: [1, 2, 5], [0, 1, 2, 100])
  func everyPartRunsOnce(threads: Int, parts: Int) {
    let workers = Workers(count: threads)
    for _ in 0..<20 {
      let runs = (0..<100).map { _ in Counter() }
      workers.run(parts: parts) { part, _ in runs[part].increment() }
      #expect(runs.prefix(parts).allSatisfy { $0.value == 1 })
      #expect(runs.dropFirst(parts).allSatisfy { $0.value == 0 })
    }
  }

  @Test func partsMayRunPartsOfTheirOwn() {
    let workers = Workers(count: 3)
    let total = Counter()
    workers.run(parts: 6) { _, outer in
      let memory = outer.elements(4, of: Float.self)
      memory[0] = 7
      workers.run(parts: 5) { _, inner in
        inner.elements(4, of: Float.self)[0] = 8
        total.increment()
      }
      #expect(memory[0] == 7)
    }
    #expect(total.value == 30)
  }

  @Test func severalThreadsMayShareAPool() async {
    let workers = Workers(count: 2)
    let total = Counter()
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<8 {
        group.addTask {
          for _ in 0..<50 { workers.run(parts: 3) { _, _ in total.increment() } }
        }
      }
    }
    #expect(total.value == 8 * 50 * 3)
  }

  @Test func poolsComeAndGo() {
    for count in 1...20 {
      let total = Counter()
      Workers(count: count).run(parts: 10) { _, _ in total.increment() }
      #expect(total.value == 10)
    }
  }
}

/// A number that several threads count up.
private final class Counter: Sendable {
  private let count = Atomic(0)

  var value: Int { count.load(ordering: .sequentiallyConsistent) }

  func increment() {
    count.add(1, ordering: .sequentiallyConsistent)
  }
}
