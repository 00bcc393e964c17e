import FileStorage
import Glibc
import Synchronization

/// A folder for the files of one compilation or run, of a name that nobody else uses.
struct TemporaryFolder: Sendable {
  let path: String

  private static let count = Atomic<Int>(0)

  init(in directory: String) throws(FileError) {
    let number = Self.count.add(1, ordering: .relaxed).newValue
    path = directory.appendingPath("work-\(getpid())-\(number)")
    try Files.remove(path)
    try Files.makeDirectory(path)
  }

  /// Removes it; what cannot be removed stays behind.
  func remove() {
    try? Files.remove(path)
  }
}
