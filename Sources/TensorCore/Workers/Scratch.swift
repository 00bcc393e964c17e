// Memory that a kernel needs while it runs: grown on demand, kept, never shared by two threads.

/// Working memory of one thread, used again by each call.
package final class Scratch {
  private var memory: UnsafeMutableRawPointer
  private var byteCount: Int

  /// No memory yet.
  package init() {
    byteCount = 64
    memory = .allocate(byteCount: 64, alignment: 64)
  }

  deinit {
    memory.deallocate()
  }

  /// Room for elements, aligned to a cache line; what earlier calls returned is no longer valid.
  package func elements<Element: TensorElement>(
    _ count: Int,
    of _: Element.Type
  ) -> UnsafeMutablePointer<Element> {
    let needed = count * MemoryLayout<Element>.stride
    if needed > byteCount {
      memory.deallocate()
      memory = .allocate(byteCount: needed, alignment: 64)
      byteCount = needed
    }
    return memory.bindMemory(to: Element.self, capacity: count)
  }
}
