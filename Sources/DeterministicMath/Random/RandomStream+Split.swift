// Children of a stream, by name and by index.

extension RandomStream {
  /// The child stream with an index; it depends on this stream's seed and path, not its position.
  public func split(_ index: Int) -> RandomStream {
    let bits = UInt64(bitPattern: Int64(index))
    return absorbing(bits, tweak: SIMD2(0x696e_6465, 0x7820_6f66))
  }

  /// The child stream with a name, compared by its UTF-8 bytes.
  public func split(_ name: String) -> RandomStream { split(utf8: name.utf8) }

  /// The child stream with the bytes of a name.
  package func split(utf8 name: some Sequence<UInt8>) -> RandomStream {
    let tweak = SIMD2<UInt32>(0x6e61_6d65, 0x2069_7320)
    var child = self
    var chunk: UInt64 = 0
    var count: UInt64 = 0
    for byte in name {
      chunk |= UInt64(byte) &<< (8 &* (count & 7))
      count &+= 1
      if count & 7 == 0 {
        child = child.absorbing(chunk, tweak: tweak)
        chunk = 0
      }
    }
    child = child.absorbing(chunk, tweak: tweak)
    return child.absorbing(count, tweak: tweak)
  }

  /// The stream whose key and counter are the block of this one at some 64 bits, under a key that no
  /// draw uses.
  private func absorbing(_ bits: UInt64, tweak: SIMD2<UInt32>) -> RandomStream {
    let relative = RandomStream(key: key ^ tweak, upperCounter: upperCounter)
    let words = relative.block(at: bits)
    return RandomStream(key: words.lowHalf, upperCounter: words.highHalf)
  }
}
