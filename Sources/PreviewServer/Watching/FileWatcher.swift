import Synchronization

/// Says when something changed in some folders.
///
/// The system tells at once where it can; where it cannot (too many folders, a file system that does
/// not tell), the folders are looked at now and then. Either way a signal says only *that* something
/// changed: what changed is for the listener to see, who looks at the files anyway.
package final class FileWatcher: Sendable {
  /// The moments at which something changed; changes that follow one another closely are one.
  package let changes: AsyncStream<Void>
  private let continuation: AsyncStream<Void>.Continuation
  private let isStopped = Mutex(false)

  /// How a watcher learns of changes.
  package enum Method: Sendable {
    /// The system's notification, with polling where that fails.
    case notification
    case polling
  }

  /// How long the watcher waits for further changes before it tells of the first.
  static let settlingTime: Duration = .milliseconds(15)
  /// However many changes follow one another, the first is told after this time.
  static let longestWait: Duration = .milliseconds(200)
  /// How often folders are looked at when the system does not tell.
  static let pollingInterval: Duration = .milliseconds(300)

  /// Starts to watch files and folders, absolute; one that is missing is waited for.
  ///
  /// Changes in excluded folders do not count.
  package init(roots: [String], excluding excluded: Set<String> = [], by method: Method) {
    (changes, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    let tree = WatchedTree(roots: roots, excluded: excluded)
    // Made here and not on the thread, so that no change after this line is missed; the thread
    // alone uses it from then on.
    nonisolated(unsafe) let source: any ChangeSource =
      switch method {
      case .notification: Self.notificationSource(tree) ?? PollingSource(tree)
      case .polling: PollingSource(tree)
      }
    // A thread of its own, because waiting for the system blocks.
    WatcherThread.start { [weak self] in
      Self.watch(source, until: { self?.isStopped.withLock { $0 } ?? true }) {
        self?.continuation.yield()
      }
    }
  }

  deinit {
    stop()
  }

  package func stop() {
    isStopped.withLock { $0 = true }
    continuation.finish()
  }

  private static func notificationSource(_ tree: WatchedTree) -> (any ChangeSource)? {
    #if os(Linux)
    InotifySource(tree)
    #else
    nil
    #endif
  }

  private static func watch(
    _ source: any ChangeSource,
    until isStopped: () -> Bool,
    tell: () -> Void
  ) {
    while !isStopped() {
      guard source.wait(atMost: .milliseconds(250)) else { continue }
      let first = ContinuousClock.now
      while source.wait(atMost: settlingTime), ContinuousClock.now - first < longestWait {}
      tell()
    }
  }
}

/// A way to learn that something changed.
protocol ChangeSource: AnyObject {
  /// Waits for a change.
  ///
  /// - Returns: Whether there was one.
  func wait(atMost limit: Duration) -> Bool
}
