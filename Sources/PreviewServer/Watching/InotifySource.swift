#if os(Linux)
import CLinux
import Glibc

/// Learns of changes from Linux.
///
/// Watches are on folders, not files, so that saves by renaming are seen; after each change the
/// folders are listed again, so that new ones are watched from then on.
final class InotifySource: ChangeSource {
  private let tree: WatchedTree
  private let descriptor: Int32
  private var watches: [String: Int32] = [:]
  private let roots: Set<String>

  /// What counts as a change of a folder's content.
  private static let events = UInt32(
    IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE_SELF
      | IN_MOVE_SELF | IN_ATTRIB
  )

  /// - Returns: `nil` where the system does not take part.
  init?(_ tree: WatchedTree) {
    descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
    self.tree = tree
    roots = Set(tree.roots)
    guard descriptor >= 0 else { return nil }
    guard watchFolders() else { return nil }
  }

  deinit {
    close(descriptor)
  }

  func wait(atMost limit: Duration) -> Bool {
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&request, 1, Int32(limit / .milliseconds(1))) > 0 else { return false }
    let isRelevant = drain()
    guard isRelevant else { return false }
    _ = watchFolders()
    return true
  }

  /// Watches all folders that are there now.
  ///
  /// - Returns: Whether the system had room for all of them.
  private func watchFolders() -> Bool {
    var current: [String: Int32] = [:]
    for folder in tree.folders() {
      let watch = inotify_add_watch(descriptor, folder, Self.events)
      if watch >= 0 {
        current[folder] = watch
      } else if errno == ENOSPC || errno == ENOMEM {
        return false
      }
    }
    let kept = Set(current.values)
    for watch in watches.values where !kept.contains(watch) {
      inotify_rm_watch(descriptor, watch)
    }
    watches = current
    return true
  }

  /// Takes all events; `true` if one of them counts.
  ///
  /// In a folder that is watched only because a root stands in it, nothing but the root counts;
  /// hidden and excluded entries never do.
  private func drain() -> Bool {
    var isRelevant = false
    let folders = Dictionary(watches.map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    withUnsafeTemporaryAllocation(byteCount: 65_536, alignment: 8) { buffer in
      while true {
        let count = read(descriptor, buffer.baseAddress, buffer.count)
        guard count > 0 else { return }
        var offset = 0
        while offset + MemoryLayout<inotify_event>.size <= count {
          let event = buffer.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
          let nameStart = offset + MemoryLayout<inotify_event>.size
          let nameBytes = buffer[nameStart..<nameStart + Int(event.len)].prefix { $0 != 0 }
          let name = String(decoding: nameBytes, as: UTF8.self)
          isRelevant = isRelevant || counts(name, in: folders[event.wd], event.mask)
          offset = nameStart + Int(event.len)
        }
      }
    }
    return isRelevant
  }

  private func counts(_ name: String, in folder: String?, _ mask: UInt32) -> Bool {
    guard let folder, mask & UInt32(IN_IGNORED) == 0 else { return false }
    guard !name.isEmpty else { return roots.contains(folder) }
    let path = folder == "/" ? "/" + name : folder + "/" + name
    if tree.excluded.contains(path) { return false }
    if roots.contains(path) { return true }
    let isInside = roots.contains { folder == $0 || folder.hasPrefix($0 + "/") }
    return isInside && !name.hasPrefix(".")
  }
}
#endif
