// The memory of tensors: shared by views, copied before it is written to.

/// Elements in memory, aligned to a cache line.
///
/// Unchecked: a tensor writes to its storage only while it is the only one that holds it.
@usableFromInline
final class TensorStorage<Element: TensorElement>: @unchecked Sendable {
  /// The first element.
  @usableFromInline let base: UnsafeMutablePointer<Element>

  /// Memory for some elements, whose values are not set.
  @usableFromInline
  init(count: Int) {
    let byteCount = max(count, 1) * MemoryLayout<Element>.stride
    base = UnsafeMutableRawPointer.allocate(byteCount: byteCount, alignment: 64)
      .bindMemory(to: Element.self, capacity: max(count, 1))
  }

  deinit {
    UnsafeMutableRawPointer(base).deallocate()
  }
}
