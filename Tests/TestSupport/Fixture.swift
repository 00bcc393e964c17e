package import Foundation
import Testing

/// A folder of `Fixtures` in a test target: adding a folder adds a test.
package struct Fixture: Sendable, CustomTestStringConvertible {
  /// The folder's name, which is also the name of the test case.
  package let name: String
  package let directory: URL

  package var testDescription: String { name }

  /// All fixtures of a kind, by name: the folders in `Fixtures/kind` beside the calling test file.
  package static func all(in kind: String, file: String = #filePath) -> [Fixture] {
    let root = folder(kind, file: file)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted().map {
      Fixture(name: $0, directory: root.appending(path: $0))
    }
  }

  /// The folder `Fixtures/kind` beside a test file.
  package static func folder(_ kind: String, file: String = #filePath) -> URL {
    URL(filePath: file).deletingLastPathComponent().appending(path: "Fixtures/\(kind)")
  }

  /// The text of one of the fixture's files.
  package func text(_ file: String) throws -> String {
    try String(contentsOf: directory.appending(path: file), encoding: .utf8)
  }

  /// Whether the fixture has such a file.
  package func has(_ file: String) -> Bool {
    FileManager.default.fileExists(atPath: directory.appending(path: file).path)
  }
}
