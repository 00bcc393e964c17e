import FileStorage

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A file of many small entries, written once and never changed.
///
/// The entries' bytes come first, then the index, 32 bytes an entry in the order of the keys, then
/// a foot that says where the index is and what its digest is. Opening reads the index only; an
/// entry is read, and held against its digest, when it is asked for.
///
/// Reads use `pread` and not a map: a file that is cut off while it is open is then a missing entry
/// and not a signal.
final class PackedSegment: Sendable {
  let path: String
  /// The size of the file.
  let size: Int
  let count: Int

  private let descriptor: Int32
  private let index: [UInt8]

  private static let entrySize = 32
  private static let footSize = 40
  private static let magic: UInt64 = 0x3167_6573_7267_6363

  /// Opens a segment; `nil` where the file is not a whole one.
  init?(_ path: String) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    guard let (size, index) = Self.readIndex(descriptor) else {
      close(descriptor)
      return nil
    }
    self.path = path
    self.descriptor = descriptor
    self.size = size
    self.index = index
    count = index.count / Self.entrySize
  }

  deinit {
    close(descriptor)
  }

  /// The keys, in their order.
  var keys: [PackedKey] {
    (0..<count).map(key)
  }

  /// An entry's bytes, or `nil` where there is none or it is damaged.
  ///
  /// - Complexity: O(log `count`), and one read.
  func read(_ key: PackedKey) -> [UInt8]? {
    guard let entry = find(key) else { return nil }
    let offset = Int(word(entry, 16))
    let length = Int(word(entry, 16) >> 40)
    guard let bytes = Self.read(descriptor, at: offset & 0xFF_FFFF_FFFF, count: length),
      ContentDigest(bytes).low == word(entry, 24)
    else { return nil }
    return bytes
  }

  private func find(_ key: PackedKey) -> Int? {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self.key(middle) < key { low = middle + 1 } else { high = middle }
    }
    return low < count && self.key(low) == key ? low : nil
  }

  private func key(_ entry: Int) -> PackedKey {
    PackedKey(high: word(entry, 0), low: word(entry, 8))
  }

  private func word(_ entry: Int, _ offset: Int) -> UInt64 {
    index.withUnsafeBytes {
      UInt64(
        littleEndian: $0.loadUnaligned(
          fromByteOffset: entry * Self.entrySize + offset,
          as: UInt64.self
        )
      )
    }
  }
}

// MARK: - Format

extension PackedSegment {
  /// The longest entry: its length has 24 bits in the index, its offset 40.
  static let longestEntry = 1 << 24 - 1

  /// The bytes of a segment with some entries.
  static func encoded(_ entries: [PackedKey: [UInt8]]) -> [UInt8] {
    var bytes: [UInt8] = []
    var index: [UInt8] = []
    bytes.reserveCapacity(entries.values.reduce(0) { $0 + $1.count + entrySize } + footSize)
    for (key, content) in entries.sorted(by: { $0.key < $1.key }) {
      index.append(word: key.high)
      index.append(word: key.low)
      index.append(word: UInt64(bytes.count) | UInt64(content.count) << 40)
      index.append(word: ContentDigest(content).low)
      bytes += content
    }
    let start = bytes.count
    let digest = ContentDigest(index)
    bytes += index
    bytes.append(word: UInt64(start))
    bytes.append(word: UInt64(entries.count))
    bytes.append(word: digest.high)
    bytes.append(word: digest.low)
    bytes.append(word: magic)
    return bytes
  }

  /// The file's size and its index, if the foot and the index are whole.
  private static func readIndex(_ descriptor: Int32) -> (size: Int, index: [UInt8])? {
    let size = Int(lseek(descriptor, 0, SEEK_END))
    guard size >= footSize, let foot = read(descriptor, at: size - footSize, count: footSize) else {
      return nil
    }
    let words = foot.withUnsafeBytes { buffer in
      (0..<5).map {
        UInt64(littleEndian: buffer.loadUnaligned(fromByteOffset: $0 * 8, as: UInt64.self))
      }
    }
    let (start, count) = (words[0], words[1])
    guard words[4] == magic, start <= size, count <= size / entrySize,
      Int(start) + Int(count) * entrySize + footSize == size,
      let index = read(descriptor, at: Int(start), count: Int(count) * entrySize)
    else { return nil }
    let digest = ContentDigest(index)
    return digest.high == words[2] && digest.low == words[3] ? (size, index) : nil
  }

  private static func read(_ descriptor: Int32, at offset: Int, count: Int) -> [UInt8]? {
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count, let base = buffer.baseAddress {
        let got = pread(descriptor, base + filled, count - filled, off_t(offset + filled))
        if got < 0, errno == EINTR { continue }
        if got <= 0 { break }
        filled += got
      }
    }
    return bytes.count == count ? bytes : nil
  }
}

extension [UInt8] {
  fileprivate mutating func append(word: UInt64) {
    Swift.withUnsafeBytes(of: word.littleEndian) { append(contentsOf: $0) }
  }
}
