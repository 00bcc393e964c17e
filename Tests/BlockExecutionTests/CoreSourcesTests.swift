import BlockExecution
import FileStorage
import Testing

@Suite struct CoreSourcesTests {
  @Test func theDigestFollowsContentsAndNamesNotThePlace() throws {
    let course = try TestRunner()
    defer { course.remove() }
    let digests = try ["a", "b"].map { name in
      try Self.core(below: course.cache.appendingPath(name)).digest()
    }
    #expect(digests[0] == digests[1])
    let folder = course.cache.appendingPath("a/Charts")
    try Files.write("let b = 1".utf8, to: folder.appendingPath("Deep/New.swift"))
    let more = try CoreSources(directory: course.cache.appendingPath("a")).digest()
    #expect(more != digests[0])
    try Files.rename(
      folder.appendingPath("Deep/New.swift"),
      to: folder.appendingPath("Deep/Newer.swift")
    )
    #expect(try CoreSources(directory: course.cache.appendingPath("a")).digest() != more)
  }

  @Test func otherFilesAreNoSources() throws {
    let course = try TestRunner()
    defer { course.remove() }
    let core = try Self.core(below: course.cache)
    let before = try core.digest()
    try Files.write("notes".utf8, to: course.cache.appendingPath("Charts/Notes.md"))
    #expect(try core.digest() == before)
    let module = try #require(CoreSources.modules.first { $0.name == "Charts" })
    #expect(
      try core.files(of: module).map { String($0.dropFirst(course.cache.count)) }
        == ["/Charts/Charts.swift", "/Charts/Deep/More.swift"]
    )
  }

  @Test func aMissingModuleIsAnError() {
    #expect(throws: FileError.self) { try CoreSources(directory: "/nowhere").digest() }
  }

  @Test func aCompilerThatIsNotThereIsAnError() {
    #expect(throws: Toolchain.Failure.notFound(searched: "/nowhere:/tmp")) {
      try Toolchain.find(in: "/nowhere:/tmp")
    }
  }

  /// Sources of a core: a file at the top and one in a folder for each module.
  private static func core(below directory: String) throws -> CoreSources {
    for module in CoreSources.modules {
      let folder = directory.appendingPath(module.name)
      try Files.makeDirectory(folder.appendingPath("Deep"))
      try Files.write("let a = 1".utf8, to: folder.appendingPath("\(module.name).swift"))
      try Files.write("let b = 2".utf8, to: folder.appendingPath("Deep/More.swift"))
    }
    return CoreSources(directory: directory)
  }
}
