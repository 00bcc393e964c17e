#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The files and folders that are watched, as they are on the disk at a moment.
struct WatchedTree: Sendable {
  let roots: [String]
  let excluded: Set<String>

  /// An entry as far as a change of it can be seen from outside.
  struct Entry: Hashable {
    var path: String
    var size: Int
    var modified: Int
    var identity: UInt64
  }

  /// All folders, the roots' parents among them, so that a root that is removed and made again is
  /// noticed.
  func folders() -> [String] {
    var folders: [String] = []
    var visited: Set<UInt64> = []
    for root in roots {
      folders.append(Self.parent(of: root))
      walk(root, &visited) { path, status in
        if Self.isFolder(status) { folders.append(path) }
      }
    }
    return folders
  }

  /// All entries.
  func entries() -> Set<Entry> {
    var entries: Set<Entry> = []
    var visited: Set<UInt64> = []
    for root in roots {
      walk(root, &visited) { path, status in
        entries.insert(
          Entry(
            path: path,
            size: Self.isFolder(status) ? 0 : Int(status.st_size),
            modified: Self.isFolder(status) ? 0 : Self.modified(status),
            identity: UInt64(status.st_ino)
          )
        )
      }
    }
    return entries
  }

  /// Visits an entry and all below it; folders that links lead to twice are visited once.
  private func walk(
    _ path: String,
    _ visited: inout Set<UInt64>,
    _ visit: (String, stat) -> Void
  ) {
    var status = stat()
    guard !excluded.contains(path), stat(path, &status) == 0 else { return }
    guard Self.isFolder(status) else {
      visit(path, status)
      return
    }
    guard visited.insert(UInt64(status.st_ino)).inserted else { return }
    visit(path, status)
    guard let stream = opendir(path) else { return }
    defer { closedir(stream) }
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 1) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { walk(path + "/" + name, &visited, visit) }
    }
  }

  private static func isFolder(_ status: stat) -> Bool {
    status.st_mode & S_IFMT == S_IFDIR
  }

  private static func modified(_ status: stat) -> Int {
    #if canImport(Glibc)
    status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec
    #else
    status.st_mtimespec.tv_sec * 1_000_000_000 + status.st_mtimespec.tv_nsec
    #endif
  }

  private static func parent(of path: String) -> String {
    let parts = path.split(separator: "/")
    return "/" + parts.dropLast().joined(separator: "/")
  }
}
