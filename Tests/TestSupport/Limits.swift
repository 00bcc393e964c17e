import Glibc
package import Testing

extension Trait where Self == TimeLimitTrait {
  /// Ends a test that hangs; no test is so slow, on the slowest machine that runs all at once.
  package static var hangLimit: Self { .timeLimit(.minutes(25)) }
}

/// The processor's time that this thread takes, which other work of the machine does not lengthen.
package func processorTime(of work: () throws -> Void) rethrows -> Duration {
  let start = processorTimeOfThread()
  try work()
  return processorTimeOfThread() - start
}

private func processorTimeOfThread() -> Duration {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
}
