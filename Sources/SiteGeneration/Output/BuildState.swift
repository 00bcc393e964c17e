import FileStorage
import Foundation

/// What a build remembers for the next one.
///
/// It is a memory, not a truth: whatever it says of a file is checked against the file, and a state
/// that is damaged, or of another version, is as good as none.
struct BuildState: Sendable, Codable {
  /// A file of the site, as it was written.
  struct Output: Sendable, Codable {
    /// The digest of everything that determines the file's bytes.
    var key: ContentDigest
    /// The digest of the file's bytes.
    var content: ContentDigest
    var status: Files.Status
  }

  /// The version of this format.
  var format = Self.currentFormat
  /// When the files were looked at, by the clock of the build, in nanoseconds since 1970.
  var scanned = 0
  /// By path below the content folder.
  var pages: [String: PageRecord] = [:]
  /// By path below the output folder.
  var outputs: [String: Output] = [:]

  static let currentFormat = 3

  /// The state that a file keeps; an empty one where there is none that can be used.
  static func read(_ path: String) -> BuildState {
    guard let bytes = try? Files.read(path), let content = CacheDirectory.unsealed(bytes),
      let state = try? JSONDecoder().decode(BuildState.self, from: Data(content)),
      state.format == currentFormat
    else { return BuildState() }
    return state
  }

  func write(_ path: String) throws {
    let data = try JSONEncoder().encode(self)
    try Files.makeDirectory(path.parentPath ?? "/")
    try Files.writeAtomically(CacheDirectory.sealed(Array(data)), to: path)
  }

  /// Whether files still are what a record was made from.
  ///
  /// A file that was changed within a moment of the last scan may have been changed again without a
  /// trace in its time, so it is not trusted.
  func isUnchanged(_ statuses: [Files.Status], since recorded: [Files.Status]) -> Bool {
    statuses == recorded && statuses.allSatisfy { $0.modified < scanned - 20_000_000 }
  }
}
