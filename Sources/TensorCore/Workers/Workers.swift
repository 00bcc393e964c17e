// Who does the work of a kernel: one thread, or a fixed pool.
//
// A kernel cuts its work into parts that write different elements, each computed in an order that
// the shape alone decides. So neither the number of threads nor their timing enters the result.

/// The threads that kernels run on, and their working memory.
///
/// One kernel runs on them at a time; a call from a second thread, or from inside a part, runs on
/// the calling thread alone. Where there are no threads (WebAssembly) there is always one worker.
public final class Workers: Sendable {
  /// The calling thread alone.
  public static let one = Workers(count: 1)

  /// The number of threads, the calling one included.
  public var count: Int { team.count }

  private let team: WorkerTeam

  /// A pool of threads, which wait for work until the pool is released.
  ///
  /// - Parameter count: The number of threads, the calling one included; at least 1.
  public init(count: Int) {
    precondition(count >= 1, "a pool of workers needs at least one thread")
    team = WorkerTeam(count: count)
  }

  deinit {
    team.stop()
  }

  /// Runs every part once and returns when all are done.
  ///
  /// - Parameters:
  ///   - parts: The number of parts.
  ///   - body: One part, with its thread's working memory.
  package func run(parts: Int, _ body: (_ part: Int, _ scratch: Scratch) -> Void) {
    team.run(parts: parts, body)
  }

  /// The number of parts worth making of divisible work.
  ///
  /// - Parameter operations: The additions and multiplications to do.
  /// - Returns: At least 1; a part has 2²⁰ operations or more.
  package func parts(forOperations operations: Int) -> Int {
    count == 1 ? 1 : max(1, min(4 &* count, operations >> 20))
  }
}
