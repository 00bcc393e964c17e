package import Foundation
package import Testing

/// Expects text to equal what a file recorded.
///
/// `RECORD_SNAPSHOTS=1` in the environment accepts the text. A mismatch leaves `FILE.actual` and
/// names the command that shows the difference; a snapshot that is missing fails.
package func expectSnapshot(
  _ actual: String,
  matches file: URL,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let rejected = file.appendingPathExtension("actual")
  if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
    try Data(actual.utf8).write(to: file)
    try? FileManager.default.removeItem(at: rejected)
    return
  }
  let expected = try? String(contentsOf: file, encoding: .utf8)
  if expected == actual {
    try? FileManager.default.removeItem(at: rejected)
    return
  }
  try Data(actual.utf8).write(to: rejected)
  let reason = expected == nil ? "there is no snapshot" : "the text differs"
  Issue.record(
    "\(reason): diff \(file.path) \(rejected.path); RECORD_SNAPSHOTS=1 accepts it",
    sourceLocation: sourceLocation
  )
}
