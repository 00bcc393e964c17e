import FileStorage
import Testing

@Suite struct PathsTests {
  @Test(
    arguments: [
      ("a/b.md", "a", "b.md", "md"), ("b.md", nil, "b.md", "md"), ("/a", "/", "a", ""),
      ("a/.b", "a", ".b", ""), ("a.b/c", "a.b", "c", ""), ("A/B.TAR.GZ", "A", "B.TAR.GZ", "gz"),
    ] as [(String, String?, String, String)]
  )
  func splits(path: String, parent: String?, name: String, ending: String) {
    #expect(path.parentPath == parent)
    #expect(path.lastPathComponent == name)
    #expect(path.pathExtension == ending)
  }

  @Test(
    arguments: [
      ("a/./b/../c", "a/c"), ("/a/../../b", "/b"), ("../a", nil), ("a/..", ""), ("a//b/", "a/b"),
    ] as [(String, String?)]
  )
  func normalizes(path: String, expected: String?) {
    #expect(path.normalizedPath == expected)
  }

  @Test func joins() {
    #expect("".appendingPath("a") == "a")
    #expect("a/".appendingPath("b") == "a/b")
    #expect("a/b.md".withoutPathExtension == "a/b")
  }
}
