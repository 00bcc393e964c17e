#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Does something on a thread that lives as long.
func onThread<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
  await withCheckedContinuation { continuation in
    let job = Unmanaged.passRetained(ThreadJob { continuation.resume(returning: work()) })
    var thread = pthread_t()
    let status = pthread_create(
      &thread,
      nil,
      { context in
        guard let context else { return nil }
        Unmanaged<ThreadJob>.fromOpaque(context).takeRetainedValue().work()
        return nil
      },
      job.toOpaque()
    )
    if status == 0 {
      pthread_detach(thread)
    } else {
      // Without a further thread, this one does it.
      job.takeRetainedValue().work()
    }
  }
}

/// Work on its way to a thread.
private final class ThreadJob: Sendable {
  let work: @Sendable () -> Void

  init(_ work: @escaping @Sendable () -> Void) {
    self.work = work
  }
}
