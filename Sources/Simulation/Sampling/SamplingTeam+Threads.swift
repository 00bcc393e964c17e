// Samples drawn by several POSIX threads, which live as long as the call: starting one takes some
// microseconds, and a block samples a few times. Who draws which block of samples is not fixed; the
// block's stream and the place of its numbers are.

#if canImport(Glibc)
import Glibc
import Synchronization

/// Who draws samples: the calling thread and others.
struct SamplingTeam: Sendable {
  let threads: Int

  /// - Parameter threads: How many threads draw; at least 1.
  init(threads: Int) {
    self.threads = min(max(threads, 1), 64)
  }

  /// Runs a body for each of 0..<count and returns when all have ended.
  func run(_ count: Int, _ body: @Sendable (Int) -> Void) {
    withoutActuallyEscaping(body) { body in
      let job = SamplingJob(count: count, body: body)
      let others = (1..<max(min(threads, count), 1)).compactMap { _ in start(job) }
      job.work()
      for thread in others { pthread_join(thread, nil) }
    }
  }

  /// Starts one thread; if the system refuses, the others do its share.
  private func start(_ job: SamplingJob) -> pthread_t? {
    let context = Unmanaged.passRetained(job)
    var thread = pthread_t()
    let status = pthread_create(
      &thread,
      nil,
      { context in
        guard let context else { return nil }
        Unmanaged<SamplingJob>.fromOpaque(context).takeRetainedValue().work()
        return nil
      },
      context.toOpaque()
    )
    guard status == 0 else {
      context.release()
      return nil
    }
    return thread
  }
}

/// Indices that threads take one by one.
private final class SamplingJob: Sendable {
  private let count: Int
  private let body: @Sendable (Int) -> Void
  private let next = Atomic(0)

  init(count: Int, body: @escaping @Sendable (Int) -> Void) {
    self.count = count
    self.body = body
  }

  func work() {
    while true {
      let index = next.add(1, ordering: .relaxed).oldValue
      guard index < count else { return }
      body(index)
    }
  }
}
#endif
