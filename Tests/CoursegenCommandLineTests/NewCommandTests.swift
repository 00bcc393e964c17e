import Foundation
import Testing

/// What `coursegen new` writes is built, and its answer verified.
@Suite struct NewCommandTests {
  /// Compiled cores are shared with the tests of sites.
  static let cache = TestConsole.repository.appending(path: ".build/site-test-cache").path

  @Test func aNewSiteBuildsAndVerifiesItsAnswer() async throws {
    let console = try TestConsole()
    let (status, _, said) = await console.run("new", "site", "heat-course")
    #expect(status == 0)
    #expect(
      said == """
        Wrote heat-course/coursegen.yml
        Wrote heat-course/.gitignore
        Wrote heat-course/content/_index.md
        Wrote heat-course/content/first-set.md
        Now run: coursegen serve heat-course --open

        """
    )
    #expect(
      await console.run("new", "set", "part-2/heat-flow", "--site", "heat-course").status == 0
    )
    let built = await console.run("build", "heat-course", "--cache", Self.cache, "--strict")
    #expect(built.status == 0, "\(built.error)")
    #expect(built.error.contains("2 simulations, 2 of 2 answers verified"))
    let page = console.folder.appending(path: "heat-course/public/part-2/heat-flow.html")
    #expect(try String(contentsOf: page, encoding: .utf8).contains("Verified by simulation"))
    let check = await console.run("check", "heat-course", "--cache", Self.cache, "--falsify")
    #expect(check.status == 0 && check.error.contains("nothing is wrong"), "\(check.error)")
  }

  @Test func whatIsThereIsLeftAlone() async throws {
    let console = try TestConsole(["full/a.txt": "a", "site/coursegen.yml": "title: T"])
    #expect(
      await console.run("new", "site", "full").error
        == "error: full is there already, and is not empty\n"
    )
    #expect(await console.run("new", "set", "a", "--site", "site").status == 0)
    let again = await console.run("new", "set", "a", "--site", "site")
    #expect(again.status == 1 && again.error.hasSuffix("content/a.md is there already\n"))
    #expect(
      await console.run("new", "set", "a", "--site", "full").error
        == "error: full is no site: it has no coursegen.yml\n"
    )
  }

  @Test(arguments: ["../a", "a b", "", "a//b", ".a"])
  func aNameIsOne(_ name: String) async throws {
    let result = try await TestConsole().run("new", "set", name)
    #expect(result.status == 64)
    #expect(result.error.contains("A name has letters, digits, “-” and “_”"))
  }

  @Test func explainsWhyEachSimulationRan() async throws {
    let console = try TestConsole()
    _ = await console.run("new", "site", "s")
    func explain() async -> [String] {
      let said = await console.run("build", "s", "--explain", "--jobs", "1").error
      return said.split(separator: "\n").filter { $0.contains("first-set.md:") }.map(String.init)
    }
    try FileManager.default.createSymbolicLink(
      at: console.folder.appending(path: "s/.coursegen"),
      withDestinationURL: try Self.privateCache()
    )
    #expect(
      await explain().map { String($0.prefix(90)) } == [
        "s/content/first-set.md: maximum ran: it never ran at these inputs.",
        "s/content/first-set.md: maximum (n = 2) ran: it never ran at these inputs.",
        "s/content/first-set.md: maximum (n = 5) ran: it never ran at these inputs.",
        "s/content/first-set.md: maximum (n = 20) ran: it never ran at these inputs.",
      ]
    )
    let kept = "did not run: nothing that it depends on changed."
    #expect(await explain().allSatisfy { $0.hasSuffix(kept) })
    let page = console.folder.appending(path: "s/content/first-set.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    try console.write(
      text.replacing("bins: 50", with: "bins: 40"),
      to: "s/content/first-set.md"
    )
    #expect(await explain().allSatisfy { $0.hasSuffix("ran: the block changed.") })
  }

  /// An empty cache with the shared compiled core.
  private static func privateCache() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "cli-cache-\(UUID())")
    let simulations = folder.appending(path: "simulations")
    try FileManager.default.createDirectory(at: simulations, withIntermediateDirectories: true)
    let shared = URL(filePath: cache).appending(path: "simulations/core")
    try FileManager.default.createDirectory(at: shared, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      at: simulations.appending(path: "core"),
      withDestinationURL: shared
    )
    return folder
  }
}
