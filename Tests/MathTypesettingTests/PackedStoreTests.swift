import FileStorage
import MathTypesetting
import Testing

@Suite struct PackedStoreTests {
  private func key(_ number: Int) -> PackedKey {
    PackedKey(ContentDigest("\(number)"))
  }

  private func content(_ number: Int, size: Int = 100) -> [UInt8] {
    Array("\(number) ".utf8) + [UInt8](repeating: UInt8(truncatingIfNeeded: number), count: size)
  }

  @Test func readsWhatWasWritten() throws {
    try withTemporaryDirectory { directory in
      let store = PackedStore(directory: directory)
      store.write((0..<500).map { (key($0), content($0)) })
      #expect((0..<500).allSatisfy { store.read(key($0)) == content($0) })
      store.flush()
      #expect((0..<500).allSatisfy { store.read(key($0)) == content($0) })
      #expect(store.read(key(501)) == nil)
      let other = PackedStore(directory: directory)
      #expect((0..<500).allSatisfy { other.read(key($0)) == content($0) })
      #expect(PackedStore.segmentNames(in: directory).count == 1)
    }
  }

  @Test func keepsManyEntriesInAHandfulOfFiles() throws {
    try withTemporaryDirectory { directory in
      let store = PackedStore(directory: directory)
      for start in stride(from: 0, to: 6_000, by: 500) {
        store.write((start..<start + 500).map { (key($0), content($0, size: 3_000)) })
      }
      store.flush()
      #expect(PackedStore.segmentNames(in: directory).count <= 3)
      let other = PackedStore(directory: directory)
      #expect(stride(from: 0, to: 6_000, by: 97).allSatisfy { other.read(key($0)) != nil })
    }
  }

  @Test func mergesManySmallSegments() throws {
    try withTemporaryDirectory { directory in
      for number in 0..<60 {
        let store = PackedStore(directory: directory)
        store.write([(key(number), content(number)), (key(0), content(number))])
        store.flush()
      }
      #expect(PackedStore.segmentNames(in: directory).count <= 13)
      let store = PackedStore(directory: directory)
      #expect((1..<60).allSatisfy { store.read(key($0)) == content($0) })
      #expect(store.read(key(0)) == content(59))
    }
  }

  @Test func dropsTheOldestBeyondItsLimit() throws {
    try withTemporaryDirectory { directory in
      for number in 0..<30 {
        let store = PackedStore(directory: directory, sizeLimit: 50_000)
        store.write([(key(number), content(number, size: 10_000))])
        store.flush()
      }
      let names = PackedStore.segmentNames(in: directory)
      let size = try names.reduce(0) { try $0 + Files.status(directory + "/" + $1).size }
      #expect(size <= 50_000)
      let store = PackedStore(directory: directory)
      #expect(store.read(key(29)) != nil)
      #expect(store.read(key(0)) == nil)
    }
  }

  @Test func readsOnWhenASegmentIsRemovedOrCutOff() throws {
    try withTemporaryDirectory { directory in
      let store = PackedStore(directory: directory)
      store.write([(key(1), content(1))])
      store.flush()
      let name = try #require(PackedStore.segmentNames(in: directory).first)
      try Files.write([], to: directory + "/" + name)
      #expect(store.read(key(1)) == nil)
      try Files.remove(directory + "/" + name)
      #expect(store.read(key(1)) == nil)
      store.write([(key(1), content(1))])
      #expect(store.read(key(1)) == content(1))
    }
  }

  @Test func ignoresStrangeFiles() throws {
    try withTemporaryDirectory { directory in
      try Files.makeDirectory(directory)
      try Files.write([], to: directory + "/00000001-a.pack")
      try Files.write([UInt8](repeating: 255, count: 200), to: directory + "/zzzz.pack")
      try Files.makeDirectory(directory + "/00000003-b.pack")
      let store = PackedStore(directory: directory)
      #expect(store.read(key(1)) == nil)
      store.write([(key(1), content(1))])
      store.flush()
      #expect(PackedStore(directory: directory).read(key(1)) == content(1))
    }
  }
}
