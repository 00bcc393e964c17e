import FileStorage
import Testing

@Suite struct ContentDigestTests {
  /// The known answer of XXH3-128 for the empty input.
  @Test func isTheStandardHash() {
    #expect(ContentDigest([]).description == "99aa06d3014798d86001c324468d497f")
  }

  @Test func partsCountByTheirEnds() {
    #expect(ContentDigest(parts: ["ab", "c"]) != ContentDigest(parts: ["a", "bc"]))
    #expect(ContentDigest("abc") == ContentDigest(Array("abc".utf8)))
    #expect(ContentDigest("abc") == ContentDigest("abc".utf8.lazy.map { $0 }))
  }
}
