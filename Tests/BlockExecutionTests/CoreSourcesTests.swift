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

  @Test(arguments: [
    ("program(\"gru\").run()", true), ("// a program\nlet a = 1", false),
    ("/* /* */ program */ let a = 1", false), ("note(\"a program\")", false),
    ("note(\"\\(program(\"gru\").text) runs\")", true), ("note(#\"\\(program)\"#)", false),
    ("note(#\"\\#(program(\"gru\").text)\"#)", true),
    ("note(\"\"\"\na \"program\"\n\"\"\")", false), ("let programs = 1 // \"", false),
    ("func f(_ input: ProgramInput) {}", true), ("note(\"unclosed)\nprogram", true),
  ])
  func onlyABlockThatNamesAProgramPaysForTheNotation(_ code: String, _ reaches: Bool) {
    let names = CoreSources.modules(reachedBy: code).map(\.name)
    #expect(names.contains("ProgramSimulation") == reaches)
    #expect(names.contains("CourseNotation") == reaches)
  }

  /// What the build does, blocks need not: their core has no parser, checker or derivation.
  @Test func blocksReachOnlyTheFoldersThatRunPrograms() throws {
    let core = CoreSources(directory: TestRunner.root.appendingPath("Sources"))
    let module = try #require(CoreSources.modules.first { $0.name == "CourseNotation" })
    let files = try core.files(of: module)
    let parts = try #require(module.parts)
    for part in parts { #expect(files.contains { $0.contains("/CourseNotation/\(part)/") }) }
    for part in ["Checking", "Gradient", "Syntax"] {
      #expect(!files.contains { $0.contains("/\(part)/") })
    }
  }

  @Test func aMissingModuleIsAnError() {
    #expect(throws: FileError.self) { try CoreSources(directory: "/nowhere").digest() }
  }

  @Test func aCompilerThatIsNotThereIsAnError() {
    #expect(throws: Toolchain.Failure.notFound(searched: "/nowhere:/tmp")) {
      try Toolchain.find(in: "/nowhere:/tmp")
    }
  }

  @Test(arguments: [
    ("let d = input(\"d\", 2, in: 1...9)", false), ("import TensorCore", true),
    ("let a: Tensor<Float> = x", true), ("let tensors = 3", false),
    ("let w = Workers(count: 1)", true),
  ])
  func aBlockReachesTensorsByTheirNames(_ code: String, _ reaches: Bool) {
    let names = CoreSources.modules(reachedBy: code).map(\.name)
    #expect(names.contains("TensorCore") == reaches)
    #expect(names.first == "DeterministicMath")
    #expect(names.last == "Simulation")
  }

  /// Without this, a block could name a type of a module that it does not reach.
  @Test func vocabulariesHaveAllPublicTypes() throws {
    let core = CoreSources(directory: TestRunner.root.appendingPath("Sources"))
    for module in CoreSources.modules {
      guard let vocabulary = module.vocabulary else { continue }
      var names = Set<String>()
      for file in try core.files(of: module) {
        for line in (try Files.text(file) ?? "").split(separator: "\n") {
          let words = line.split { !($0.isLetter || $0.isNumber) }
          let kinds: [Substring] = ["struct", "class", "enum", "protocol", "typealias"]
          guard line.hasPrefix("public "), let kind = words.firstIndex(where: kinds.contains),
            words.indices.contains(kind + 1)
          else { continue }
          names.insert(String(words[kind + 1]))
        }
      }
      #expect(names.subtracting(vocabulary) == [], "\(module.name)")
    }
  }

  @Test func processorsAreToldApart() {
    let flags = "flags\t\t: fpu sse2 avx avx2 fma\n"
    let first = Processor(description: "model\t\t: 1\n" + flags + "model\t\t: 1\n" + flags)
    #expect(first.vectorWidth == .bits256)
    #expect(first == Processor(description: "model\t\t: 1\n" + flags))
    #expect(first != Processor(description: "model\t\t: 2\n" + flags))
    #expect(Processor(description: "flags\t: avx2 avx512f").vectorWidth == .bits512)
    #expect(Processor(description: "").vectorWidth == .bits128)
    #expect(CoreTarget.native(first) != CoreTarget.native(Processor(description: flags)))
  }

  /// Sources of a core: a file at the top and one in a folder for each module.
  private static func core(below directory: String) throws -> CoreSources {
    for module in CoreSources.allModules {
      let folder = directory.appendingPath(module.name)
      try Files.makeDirectory(folder.appendingPath("Deep"))
      try Files.write("let a = 1".utf8, to: folder.appendingPath("\(module.name).swift"))
      try Files.write("let b = 2".utf8, to: folder.appendingPath("Deep/More.swift"))
    }
    return CoreSources(directory: directory)
  }
}
