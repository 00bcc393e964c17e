import FileStorage
import Synchronization

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A cache of a hundred thousand small entries in a handful of files.
///
/// * Segments are written whole, under a temporary name, and renamed: a reader sees all of one or
///   nothing. Nobody ever writes to one again, so several builds may share the folder; what both
///   make, both keep, until a compaction.
/// * New entries gather in memory until there are enough for a segment, or until ``flush()``.
/// * Many small segments are merged to one, by one process at a time. When all of them outgrow
///   ``sizeLimit``, the oldest go.
/// * Damage is noticed, by digests of the index and of each entry, and is a missing entry.
///
/// A store that cannot write (a full disk, a folder that is not ours) still works for this process.
package final class PackedStore: Sendable {
  private struct State {
    var segments: [PackedSegment] = []
    var pending: [PackedKey: [UInt8]] = [:]
    var pendingSize = 0
    var isLoaded = false
    var hasWritten = false
  }

  /// Bytes of entries that make a segment.
  private static let segmentSize = 8 << 20
  /// Segments that are tolerated before the small ones are merged.
  private static let segmentLimit = 12

  package let directory: String
  package let sizeLimit: Int
  private let state = Mutex(State())
  /// Held by the one thread that writes a segment.
  private let writer = Mutex(())

  package init(directory: String, sizeLimit: Int = 512 << 20) {
    self.directory = directory
    self.sizeLimit = sizeLimit
  }

  deinit {
    flush()
  }

  /// An entry's content.
  package func read(_ key: PackedKey) -> [UInt8]? {
    let segments: [PackedSegment] = loadedSegments()
    if let content = state.withLock({ $0.pending[key] }) { return content }
    for segment in segments {
      if let content = segment.read(key) { return content }
    }
    return nil
  }

  /// Keeps entries.
  package func write(_ entries: [(key: PackedKey, content: [UInt8])]) {
    state.withLock { state in
      for (key, content) in entries where content.count <= PackedSegment.longestEntry {
        state.pendingSize += content.count
        state.pending[key] = content
      }
    }
    writeSegment(ifAtLeast: Self.segmentSize)
  }

  /// Writes what is still in memory, and puts the folder in order.
  package func flush() {
    writeSegment(ifAtLeast: 1)
    guard state.withLock({ $0.hasWritten }) else { return }
    if compactIfNeeded() { state.withLock { $0.isLoaded = false } }
  }

  // MARK: - Segments

  /// The segments, newest first; found when they are first needed.
  private func loadedSegments() -> [PackedSegment] {
    state.withLock { state in
      if !state.isLoaded {
        state.isLoaded = true
        state.segments = Self.segmentNames(in: directory).reversed().compactMap {
          PackedSegment(directory.appendingPath($0))
        }
      }
      return state.segments
    }
  }

  /// Writes what is pending, if it is as much as that.
  private func writeSegment(ifAtLeast size: Int) {
    guard state.withLock({ $0.pendingSize >= size }) else { return }
    writer.withLock { _ in
      let entries = state.withLock { $0.pendingSize >= size ? $0.pending : [:] }
      guard !entries.isEmpty else { return }
      let segment = save(entries)
      state.withLock { state in
        // What cannot be written stays readable, and is tried again when as much more has come.
        state.pendingSize = 0
        guard let segment else { return }
        state.hasWritten = true
        state.segments.insert(segment, at: 0)
        for key in entries.keys { state.pending[key] = nil }
        state.pendingSize = state.pending.values.reduce(0) { $0 + $1.count }
      }
    }
  }

  private func save(_ entries: [PackedKey: [UInt8]]) -> PackedSegment? {
    let path = directory.appendingPath(nextName())
    guard (try? Files.makeDirectory(directory)) != nil,
      (try? Files.writeAtomically(PackedSegment.encoded(entries), to: path)) != nil
    else { return nil }
    return PackedSegment(path)
  }

  private static let ending = ".pack"

  /// Names sort by age: the number after the highest there is, then what makes it this process's.
  private func nextName() -> String {
    let last = Self.segmentNames(in: directory).last.flatMap { Int($0.prefix(8), radix: 16) } ?? 0
    let number = String(last + 1, radix: 16)
    let padded = String(repeating: "0", count: max(0, 8 - number.count)) + number
    let unique = UInt64.random(in: 0 ... .max)
    return "\(padded)-\(getpid())-\(String(unique, radix: 16))\(Self.ending)"
  }

  package static func segmentNames(in directory: String) -> [String] {
    ((try? Files.names(in: directory)) ?? []).filter { $0.hasSuffix(ending) }
  }

  // MARK: - Compaction

  /// Drops the oldest segments beyond the limit, then merges the small ones if there are many.
  ///
  /// - Returns: Whether segments went.
  private func compactIfNeeded() -> Bool {
    let names = Self.segmentNames(in: directory)
    let size = names.reduce(0) { $0 + Self.size(of: directory.appendingPath($1)) }
    guard names.count > Self.segmentLimit || size > sizeLimit else { return false }
    guard let lock = try? FileLock(directory.appendingPath("lock")) else { return false }
    defer { extendLifetime(lock) }
    let kept = dropOldest(names, size: size)
    if kept.count > Self.segmentLimit { mergeSmall(kept) }
    return true
  }

  private func dropOldest(_ names: [String], size: Int) -> [String] {
    var size = size
    var kept = names[...]
    while size > sizeLimit, let oldest = kept.popFirst() {
      let path = directory.appendingPath(oldest)
      size -= Self.size(of: path)
      try? Files.remove(path)
    }
    return Array(kept)
  }

  /// Merges segments smaller than a full one; damaged ones and damaged entries are left behind.
  private func mergeSmall(_ names: [String]) {
    let paths = names.map { directory.appendingPath($0) }
      .filter { Self.size(of: $0) < Self.segmentSize }
    var merged: [PackedKey: [UInt8]] = [:]
    for path in paths {
      guard let segment = PackedSegment(path) else { continue }
      for key in segment.keys { merged[key] = segment.read(key) ?? merged[key] }
    }
    guard paths.count > 1, merged.isEmpty || save(merged) != nil else { return }
    for path in paths { try? Files.remove(path) }
  }

  private static func size(of path: String) -> Int {
    (try? Files.status(path).size) ?? 0
  }
}
