import Foundation

/// A thread that runs one closure.
enum WatcherThread {
  static func start(_ work: @escaping @Sendable () -> Void) {
    let thread = Thread(block: work)
    thread.name = "coursegen-watcher"
    thread.start()
  }
}
