import CXXHash

/// The name of a content: XXH3 with 128 bits.
///
/// Equal contents have equal digests on every machine; it protects against accidents, not against an attacker.
package struct ContentDigest: Sendable, Hashable, Codable, CustomStringConvertible {
  package let high: UInt64
  package let low: UInt64

  /// The digest of some bytes.
  ///
  /// - Complexity: O(*n*), at several gigabytes a second.
  package init(_ bytes: some Sequence<UInt8>) {
    let hash =
      bytes.withContiguousStorageIfAvailable { XXH3_128bits($0.baseAddress, $0.count) }
      ?? Array(bytes).withUnsafeBufferPointer { XXH3_128bits($0.baseAddress, $0.count) }
    high = hash.high64
    low = hash.low64
  }

  /// The digest of a text's UTF-8.
  package init(_ text: String) {
    self.init(text.utf8)
  }

  /// The digest of several parts; where one ends and the next begins counts.
  package init(parts: [String]) {
    var bytes: [UInt8] = []
    for part in parts {
      withUnsafeBytes(of: UInt64(part.utf8.count).littleEndian) { bytes.append(contentsOf: $0) }
      bytes.append(contentsOf: part.utf8)
    }
    self.init(bytes)
  }

  /// 32 hexadecimal digits.
  package var description: String {
    Self.hexadecimal(high) + Self.hexadecimal(low)
  }

  private static func hexadecimal(_ word: UInt64) -> String {
    let digits = String(word, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
