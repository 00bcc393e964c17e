import FileStorage

/// What a build remembers for the next one.
///
/// It is a memory, not a truth: whatever it says of a file is checked against the file, and a state
/// that is damaged, or of another version, is as good as none.
struct BuildState: Sendable {
  /// A file of the site, as it was written.
  struct Output: Sendable, Hashable, Codable {
    /// The digest of everything that determines the file's bytes.
    var key: ContentDigest
    /// The digest of the file's bytes.
    var content: ContentDigest
    var status: Files.Status
  }

  /// When the files were looked at, by the clock of the build, in nanoseconds since 1970.
  var scanned = 0
  /// By path below the content folder.
  var pages: [String: PageRecord] = [:]
  /// By path below the output folder.
  var outputs: [String: Output] = [:]

  /// Whether files still are what a record was made from.
  func isUnchanged(_ statuses: [Files.Status], since recorded: [Files.Status]) -> Bool {
    statuses == recorded && trusts(statuses)
  }

  /// Whether a later build learns from this state what it would not learn from an earlier one.
  func adds(to earlier: BuildState) -> Bool {
    pages != earlier.pages || outputs != earlier.outputs
      || !pages.values.allSatisfy { earlier.trusts($0.statuses) }
  }

  /// A file that was changed within a moment of the scan may have been changed again without a trace
  /// in its time, so it is not trusted.
  private func trusts(_ statuses: [Files.Status]) -> Bool {
    statuses.allSatisfy { $0.modified < scanned - 20_000_000 }
  }
}
