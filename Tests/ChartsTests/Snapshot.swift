// Comparison with recorded files.

import Foundation
import Testing

/// A folder of recorded files beside this source file.
struct SnapshotFolder {
  let folder: URL

  init(named name: String, file: StaticString = #filePath) {
    folder = URL(filePath: "\(file)").deletingLastPathComponent().appending(path: name)
  }

  private var isRecording: Bool { ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" }

  /// Compares text with a recorded file, byte for byte.
  ///
  /// A difference leaves the new text in `NAME.actual`; `RECORD_SNAPSHOTS=1` accepts it.
  func expect(_ text: String, matches name: String) throws {
    let expected = folder.appending(path: name)
    let actual = folder.appending(path: name + ".actual")
    if isRecording {
      try Data(text.utf8).write(to: expected)
      try? FileManager.default.removeItem(at: actual)
      return
    }
    let recorded = try? Data(contentsOf: expected)
    guard recorded != Data(text.utf8) else { return }
    try Data(text.utf8).write(to: actual)
    if recorded == nil {
      Issue.record("\(name) was never recorded; RECORD_SNAPSHOTS=1 records it")
    } else {
      Issue.record("\(name) differs: diff \(expected.path) \(actual.path)")
    }
  }

  /// The names of the recorded files.
  func recordedNames() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { !$0.hasSuffix(".actual") }
      .sorted()
  }
}
