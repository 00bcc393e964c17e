import FileStorage
import Testing

@Suite struct CacheDirectoryTests {
  let folder: TemporaryFolder
  let cache: CacheDirectory
  let key = ContentDigest("key")

  init() throws {
    folder = try TemporaryFolder()
    cache = CacheDirectory(folder["cache"])
  }

  @Test func givesBackAnEntry() throws {
    #expect(cache.read(key) == nil)
    try cache.write([1, 2, 3], for: key)
    #expect(cache.read(key) == [1, 2, 3])
    #expect(cache.read(ContentDigest("other")) == nil)
  }

  @Test func keepsAnEmptyEntry() throws {
    try cache.write([], for: key)
    #expect(cache.read(key) == [])
  }

  @Test func noticesEveryDamagedByte() throws {
    let sealed = CacheDirectory.sealed(Array("content".utf8))
    for index in sealed.indices {
      var damaged = sealed
      damaged[index] ^= 0x10
      #expect(CacheDirectory.unsealed(damaged) == nil, "byte \(index)")
      #expect(CacheDirectory.unsealed(Array(sealed[..<index])) == nil, "cut at \(index)")
    }
  }

  @Test func removesADamagedEntry() throws {
    try cache.write([1, 2, 3], for: key)
    let file = cache.entryPath(key)
    try Files.write(Array(try Files.read(file).dropLast()), to: file)
    #expect(cache.read(key) == nil)
    #expect(!Files.exists(file))
  }
}
