import FileStorage
import Foundation

// The file that keeps a state: lines of JSON, the first of which says what format the others have.
// Each holds a part of the records, so that several are read and written at once.

extension BuildState {
  private struct Header: Codable {
    var format = currentFormat
    var scanned: Int
  }

  private struct Part: Sendable, Codable {
    var pages: [String: PageRecord]
    var outputs: [String: Output]
  }

  private static let currentFormat = 4
  private static let recordsInPart = 256

  /// The state that a file keeps, of which `jobs` parts are read at once; an empty one where there is
  /// none that can be used.
  static func read(_ path: String, jobs: Int) async -> BuildState {
    guard let bytes = try? Files.read(path), let content = CacheDirectory.unsealed(bytes) else {
      return BuildState()
    }
    let lines = content.split(separator: UInt8(ascii: "\n"))
    guard let first = lines.first,
      let header = try? JSONDecoder().decode(Header.self, from: Data(first)),
      header.format == currentFormat
    else { return BuildState() }
    let parts = await concurrentMap(Array(lines.dropFirst()), width: jobs) { line in
      try? JSONDecoder().decode(Part.self, from: Data(line))
    }
    var state = BuildState(scanned: header.scanned)
    for part in parts {
      guard let part else { return BuildState() }
      state.pages.merge(part.pages) { first, _ in first }
      state.outputs.merge(part.outputs) { first, _ in first }
    }
    return state
  }

  /// Writes the file, whole or not at all.
  func write(_ path: String, jobs: Int) async throws {
    let parts =
      Self.split(pages).map { Part(pages: $0, outputs: [:]) }
      + Self.split(outputs).map { Part(pages: [:], outputs: $0) }
    let lines = await concurrentMap(parts, width: jobs) { part in
      Result { try JSONEncoder().encode(part) }
    }
    var content = Array(try JSONEncoder().encode(Header(scanned: scanned)))
    for line in lines {
      content.append(UInt8(ascii: "\n"))
      content += try line.get()
    }
    try Files.makeDirectory(path.parentPath ?? "/")
    try Files.writeAtomically(CacheDirectory.sealed(content), to: path)
  }

  private static func split<Record>(_ records: [String: Record]) -> [[String: Record]] {
    let all = records.map { ($0.key, $0.value) }
    return stride(from: 0, to: all.count, by: recordsInPart).map { start in
      Dictionary(uniqueKeysWithValues: all[start..<min(start + recordsInPart, all.count)])
    }
  }
}
