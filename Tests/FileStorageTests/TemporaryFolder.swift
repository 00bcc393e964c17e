import FileStorage
import Foundation

/// A folder for one test, removed when the test ends.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.path
      .appendingPath("coursegen-test-\(UUID().uuidString)")
    try Files.makeDirectory(path)
  }

  deinit {
    try? Files.remove(path)
  }

  subscript(name: String) -> String { path.appendingPath(name) }
}
