import EmbeddedRuntime
import Testing

/// The heap of Embedded Swift, tried natively.
@Suite struct HeapTests {
  /// A piece of memory that is filled with its own mark.
  private struct Piece {
    var memory: UnsafeMutableRawPointer
    var size: Int
    var mark: UInt8

    var isIntact: Bool {
      stride(from: 0, to: size, by: 5).allSatisfy {
        memory.load(fromByteOffset: $0, as: UInt8.self) == mark
      }
    }
  }

  /// A generator of numbers that look random.
  private struct Numbers {
    var state: UInt64

    mutating func below(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
  }

  @Test(arguments: [1, 2, 3])
  func piecesAreAlignedAndNeverOverlapAndFreedOnesJoin(seed: Int) throws {
    let total = 1 << 22
    let arena = UnsafeMutableRawPointer.allocate(byteCount: total, alignment: 4096)
    defer { arena.deallocate() }
    var heap = Heap()
    var given = 0
    var numbers = Numbers(state: UInt64(seed))
    var pieces: [Piece] = []
    for step in 0..<8_000 {
      if numbers.below(100) < 49, !pieces.isEmpty {
        let piece = pieces.remove(at: numbers.below(pieces.count))
        #expect(piece.isIntact, "step \(step)")
        heap_free(&heap, piece.memory)
        continue
      }
      let size = numbers.below(numbers.below(20) == 0 ? 30_000 : 200)
      let alignment = 16 << max(numbers.below(12) - 5, 0)
      var memory = heap_allocate(&heap, alignment, size)
      if memory == nil {
        // Regions follow each other, as the memory of WebAssembly does, and end anywhere.
        let more = heap_needed(alignment, size) + numbers.below(5000)
        try #require(given + more <= total)
        heap_add(&heap, arena + given, more)
        given += more
        memory = heap_allocate(&heap, alignment, size)
      }
      let piece = try #require(memory)
      #expect(UInt(bitPattern: piece) % UInt(alignment) == 0)
      let mark = UInt8(numbers.below(256))
      piece.initializeMemory(as: UInt8.self, repeating: mark, count: size)
      pieces.append(Piece(memory: piece, size: size, mark: mark))
    }
    for piece in pieces { heap_free(&heap, piece.memory) }
    // All that was given is one piece again, but for what its own borders take.
    #expect(heap_allocate(&heap, 16, given - 128) != nil)
  }

  @Test func whatCannotBeHadIsNull() {
    var heap = Heap()
    #expect(heap_allocate(&heap, 16, 1) == nil)
    #expect(heap_allocate(&heap, 16, .max) == nil)
    heap_free(&heap, nil)
  }
}
