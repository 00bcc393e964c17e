package import FileStorage

/// The key of an entry, ordered as in a segment's index.
package struct PackedKey: Sendable, Hashable, Comparable {
  package var high: UInt64
  package var low: UInt64

  package init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  package init(_ digest: ContentDigest) {
    self.init(high: digest.high, low: digest.low)
  }

  package static func < (left: Self, right: Self) -> Bool {
    (left.high, left.low) < (right.high, right.low)
  }
}
