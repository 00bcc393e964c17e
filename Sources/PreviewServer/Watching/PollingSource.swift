#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Learns of changes by looking.
final class PollingSource: ChangeSource {
  private let tree: WatchedTree
  private var known: Set<WatchedTree.Entry>

  init(_ tree: WatchedTree) {
    self.tree = tree
    known = tree.entries()
  }

  func wait(atMost limit: Duration) -> Bool {
    let interval = min(limit, FileWatcher.pollingInterval)
    usleep(UInt32(interval / .microseconds(1)))
    let now = tree.entries()
    defer { known = now }
    return now != known
  }
}
