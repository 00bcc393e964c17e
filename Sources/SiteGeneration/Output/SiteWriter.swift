import FileStorage
import Synchronization

/// Writes a site into a new folder beside the old one, and swaps it in when it is whole.
///
/// Files that did not change are linked, not copied. Until ``commit()`` the old site is untouched;
/// after it there is only the new one.
final class SiteWriter: Sendable {
  /// The site's folder, absolute.
  let output: String
  private let staging: String
  private let previous: [String: BuildState.Output]
  private let state: Mutex<State>

  private struct State {
    var outputs: [String: BuildState.Output] = [:]
    var folders: Set<String> = []
    var written = 0
  }

  /// A file that says that a folder may be replaced: it holds a site that this tool made.
  static let stamp = ".coursegen-site"

  /// Starts a new site; `previous` are the files of the last one.
  init(output: String, previous: [String: BuildState.Output]) throws(FileError) {
    self.output = output
    self.previous = previous
    staging = Self.stagingPath(for: output)
    state = Mutex(State())
    try Self.recover(output)
    try Files.makeDirectory(staging)
  }

  /// Whether a folder is free to become a site: it is missing, empty, or a site already.
  ///
  /// Hidden files (a `.git` folder, a `.gitignore`) do not count, and are kept.
  static func mayReplace(_ output: String) -> Bool {
    guard let names = try? Files.names(in: output) else { return !Files.exists(output) }
    return names.contains(stamp) || names.allSatisfy { $0.hasPrefix(".") }
  }

  /// Whether the last site has this file, made from the same things, untouched since.
  func isCurrent(_ path: String, key: ContentDigest) -> Bool {
    guard let record = previous[path], record.key == key else { return false }
    return (try? Files.status(output.appendingPath(path))) == record.status
  }

  /// Whether the new site has this file already.
  func contains(_ path: String) -> Bool {
    state.withLock { $0.outputs[path] != nil }
  }

  /// Takes a file over from the last site; it must be current.
  func keep(_ path: String) throws(FileError) {
    guard let record = previous[path] else { return }
    try makeFolder(of: path)
    try Files.link(output.appendingPath(path), as: staging.appendingPath(path))
    state.withLock { $0.outputs[path] = record }
  }

  /// Writes a file.
  func write(_ bytes: [UInt8], to path: String, key: ContentDigest) throws(FileError) {
    try makeFolder(of: path)
    let file = staging.appendingPath(path)
    try Files.write(bytes, to: file)
    let status = try Files.status(file)
    state.withLock {
      $0.outputs[path] = BuildState.Output(
        key: key,
        content: ContentDigest(bytes),
        status: status
      )
      $0.written += 1
    }
  }

  /// The number of files that were written, and the number of all files.
  var counts: (written: Int, all: Int) {
    state.withLock { ($0.written, $0.outputs.count) }
  }

  /// The record of every file.
  var outputs: [String: BuildState.Output] {
    state.withLock { $0.outputs }
  }

  /// The digest of all files so far: their paths and their bytes.
  var contentDigest: ContentDigest {
    let files = outputs.sorted { $0.key < $1.key }
    return ContentDigest(parts: files.flatMap { [$0.key, $0.value.content.description] })
  }

  /// The bytes of a file of the last site, if it is as that build wrote it.
  func previousBytes(of path: String) -> [UInt8]? {
    let file = output.appendingPath(path)
    guard let record = previous[path], (try? Files.status(file)) == record.status else {
      return nil
    }
    return try? Files.read(file)
  }

  /// Swaps the new site in.
  func commit() throws(FileError) {
    try Files.write([], to: staging.appendingPath(Self.stamp))
    if Files.exists(output) {
      try Files.exchangeDirectories(staging, output)
    } else {
      try Files.rename(staging, to: output)
    }
    try Self.recover(output)
  }

  /// Throws the unfinished site away.
  func abandon() {
    try? Files.remove(staging)
  }

  private func makeFolder(of path: String) throws(FileError) {
    guard let folder = path.parentPath else { return }
    let isNew = state.withLock { $0.folders.insert(folder).inserted }
    if isNew || !Files.exists(staging.appendingPath(folder)) {
      try Files.makeDirectory(staging.appendingPath(folder))
    }
  }

  private static func stagingPath(for output: String) -> String {
    let name = ".\(output.lastPathComponent).coursegen-new"
    return (output.parentPath ?? "/").appendingPath(name)
  }

  /// Puts in order what a build that was interrupted may have left: after the swap the old site is in
  /// the staging folder, and its hidden files belong to the new one.
  private static func recover(_ output: String) throws(FileError) {
    let staging = stagingPath(for: output)
    guard Files.exists(staging) else { return }
    for name in try Files.names(in: staging) where name.hasPrefix(".") && name != stamp {
      if !Files.exists(output.appendingPath(name)) {
        try Files.rename(staging.appendingPath(name), to: output.appendingPath(name))
      }
    }
    try Files.remove(staging)
  }
}
