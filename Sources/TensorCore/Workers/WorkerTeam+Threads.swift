// A fixed pool of POSIX threads. Parts are claimed one by one, and a thread that has not come when
// the last part is claimed is not waited for: on a busy machine it delays nobody.

#if canImport(Glibc)
import Glibc
import Synchronization

/// The threads of a pool.
///
/// Unchecked: `body` and `parts` are written by the thread that owns `isBusy` while no other thread
/// is `active`; the others become active, under the lock of `signal`, only while the job is open.
final class WorkerTeam: @unchecked Sendable {
  let count: Int
  private let scratches: [Scratch]
  private var threads: [pthread_t] = []
  private let signal = Signal()

  private let isBusy = Atomic(false)
  private let isStopping = Atomic(false)
  private let generation = Atomic(0)
  private let active = Atomic(0)
  private let nextPart = Atomic(0)
  private var parts = 0
  private var isOpen = false
  private var body: ((_ part: Int, _ scratch: Scratch) -> Void)?

  init(count: Int) {
    self.count = count
    scratches = (0..<count).map { _ in Scratch() }
    for worker in 1..<max(count, 1) { start(worker) }
  }

  /// Ends the threads; no work may be under way.
  func stop() {
    isStopping.store(true, ordering: .releasing)
    signal.changed { generation.add(1, ordering: .releasing) }
    for thread in threads { pthread_join(thread, nil) }
    threads = []
  }

  func run(parts: Int, _ body: (_ part: Int, _ scratch: Scratch) -> Void) {
    guard isBusy.compareExchange(expected: false, desired: true, ordering: .acquiring).exchanged
    else {
      let scratch = Scratch()
      for part in 0..<parts { body(part, scratch) }
      return
    }
    if parts <= 1 || count == 1 {
      for part in 0..<parts { body(part, scratches[0]) }
    } else {
      withoutActuallyEscaping(body) { share($0, parts: parts) }
    }
    isBusy.store(false, ordering: .releasing)
  }

  /// Lets all threads, this one too, claim parts until none is left.
  private func share(_ body: @escaping (_ part: Int, _ scratch: Scratch) -> Void, parts: Int) {
    signal.changed {
      self.body = body
      self.parts = parts
      isOpen = true
      nextPart.store(0, ordering: .relaxed)
      generation.add(1, ordering: .releasing)
    }
    claimParts(worker: 0)
    signal.locked { isOpen = false }
    signal.wait { active.load(ordering: .acquiring) == 0 }
    self.body = nil
  }

  private func claimParts(worker: Int) {
    guard let body else { return }
    while true {
      let part = nextPart.add(1, ordering: .relaxed).oldValue
      guard part < parts else { return }
      body(part, scratches[worker])
    }
  }

  // MARK: - The other threads

  private struct Seat {
    let team: WorkerTeam
    let worker: Int
  }

  /// Starts one thread; if the system refuses, its share is claimed by the others.
  private func start(_ worker: Int) {
    let seat = UnsafeMutablePointer<Seat>.allocate(capacity: 1)
    seat.initialize(to: Seat(team: self, worker: worker))
    var thread = pthread_t()
    let status = pthread_create(
      &thread,
      nil,
      { context in
        let seat = context?.assumingMemoryBound(to: Seat.self).move()
        context?.deallocate()
        seat?.team.work(as: seat?.worker ?? 0)
        return nil
      },
      seat
    )
    if status == 0 {
      threads.append(thread)
    } else {
      seat.deinitialize(count: 1)
      seat.deallocate()
    }
  }

  /// Waits for work and does it, until the team is stopped.
  private func work(as worker: Int) {
    var seen = 0
    while true {
      signal.wait { generation.load(ordering: .acquiring) != seen }
      var takesPart = false
      signal.locked {
        seen = generation.load(ordering: .relaxed)
        takesPart = isOpen
        if isOpen { active.add(1, ordering: .relaxed) }
      }
      if isStopping.load(ordering: .acquiring) { return }
      if takesPart {
        claimParts(worker: worker)
        signal.changed { active.subtract(1, ordering: .releasing) }
      }
    }
  }
}

/// A change that threads wait for: first awake for some microseconds, then asleep.
private final class Signal: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  init() {
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(condition, nil)
  }

  deinit {
    pthread_cond_destroy(condition)
    pthread_mutex_destroy(mutex)
    condition.deallocate()
    mutex.deallocate()
  }

  /// Runs while no other thread is in a change.
  func locked(_ body: () -> Void) {
    pthread_mutex_lock(mutex)
    body()
    pthread_mutex_unlock(mutex)
  }

  /// Makes a change and wakes who waits.
  func changed(_ change: () -> Void) {
    locked {
      change()
      pthread_cond_broadcast(condition)
    }
  }

  /// Returns when the condition holds.
  func wait(until holds: () -> Bool) {
    for _ in 0..<4096 where holds() { return }
    pthread_mutex_lock(mutex)
    while !holds() { pthread_cond_wait(condition, mutex) }
    pthread_mutex_unlock(mutex)
  }
}
#endif
