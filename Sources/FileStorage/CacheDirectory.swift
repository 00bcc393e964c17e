/// Results kept between builds, each in a file named after what it depends on.
///
/// An entry carries the digest of its content: one that a crash, a full disk or a stray write
/// damaged is noticed, removed, and reported as missing. Entries are written atomically, so several
/// builds may share the folder.
package struct CacheDirectory: Sendable {
  package let path: String

  /// - Parameter path: The folder; made when the first entry is written.
  package init(_ path: String) {
    self.path = path
  }

  /// What is found under a key.
  package enum Entry: Sendable, Hashable {
    case missing
    /// It was there, and is removed.
    case damaged
    case content([UInt8])
  }

  /// The content of an entry, or `nil` where there is none or it is damaged.
  package func read(_ key: ContentDigest) -> [UInt8]? {
    if case .content(let content) = entry(key) { content } else { nil }
  }

  /// An entry, which counts as used from now on; a damaged one is removed.
  package func entry(_ key: ContentDigest) -> Entry {
    let file = entryPath(key)
    guard let bytes = try? Files.read(file) else { return .missing }
    guard let content = Self.unsealed(bytes) else {
      try? Files.remove(file)
      return .damaged
    }
    Files.touch(file)
    return .content(content)
  }

  /// Keeps an entry.
  package func write(_ content: [UInt8], for key: ContentDigest) throws(FileError) {
    let file = entryPath(key)
    try Files.makeDirectory(file.parentPath ?? path)
    try Files.writeAtomically(Self.sealed(content), to: file)
  }

  /// Entries spread over 256 folders, so that none grows too large to list.
  package func entryPath(_ key: ContentDigest) -> String {
    let name = key.description
    return "\(path)/\(name.prefix(2))/\(name.dropFirst(2))"
  }

  /// The content with its digest, in hexadecimal and a line end, before it.
  package static func sealed(_ content: [UInt8]) -> [UInt8] {
    Array("\(ContentDigest(content))\n".utf8) + content
  }

  /// The content of a sealed file, or `nil` where the digest does not fit.
  package static func unsealed(_ bytes: [UInt8]) -> [UInt8]? {
    guard bytes.count >= 33, bytes[32] == UInt8(ascii: "\n") else { return nil }
    let content = Array(bytes[33...])
    let digest = ContentDigest(content).description
    return bytes[..<32].elementsEqual(digest.utf8) ? content : nil
  }
}
