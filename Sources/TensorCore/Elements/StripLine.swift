// Elements at equal distances, taken eight at a time.

/// A line of elements in memory.
@usableFromInline
struct StripLine<Element: TensorElement> {
  @usableFromInline let base: UnsafeMutablePointer<Element>
  @usableFromInline let stride: Int

  @inlinable @inline(__always)
  init(base: UnsafeMutablePointer<Element>, stride: Int) {
    self.base = base
    self.stride = stride
  }

  /// Eight elements from an index on; beyond `count` of them, zeros.
  @inlinable @inline(__always)
  func strip(at index: Int, count: Int) -> Element.Strip {
    if count == 8 && stride == 1 { return (base + index).vector(as: Element.Strip.self) }
    if stride == 0 { return Element.Strip(repeating: base.pointee) }
    var strip = Element.Strip(repeating: 0)
    for lane in 0..<min(count, 8) { strip[lane] = base[(index &+ lane) &* stride] }
    return strip
  }
}

/// Writes consecutive elements from strips, each computed from its first index and its length.
@inlinable @inline(__always)
func writeStrips<Element: TensorElement>(
  to target: UnsafeMutablePointer<Element>,
  count: Int,
  _ strip: (_ index: Int, _ count: Int) -> Element.Strip
) {
  var index = 0
  while index < count {
    // One call, so that it is inlined.
    let length = min(8, count &- index)
    let elements = strip(index, length)
    if length == 8 {
      (target + index).store(elements)
    } else {
      for lane in 0..<length { target[index &+ lane] = elements[lane] }
    }
    index &+= 8
  }
}
