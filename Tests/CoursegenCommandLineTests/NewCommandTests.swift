import Foundation
import TestSupport
import Testing

/// What `coursegen new` writes is built, and its answer verified.
@Suite struct NewCommandTests {
  @Test func aNewSiteBuildsAndVerifiesItsAnswer() async throws {
    let console = try TestConsole()
    let cache = SharedCore.siteCache
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
    let built = await console.run("build", "heat-course", "--cache", cache, "--strict")
    #expect(built.status == 0, "\(built.error)")
    #expect(built.error.contains("2 simulations, 2 of 2 answers verified"))
    let page = console.folder.appending(path: "heat-course/public/part-2/heat-flow.html")
    #expect(try String(contentsOf: page, encoding: .utf8).contains("Verified by simulation"))
    let check = await console.run("check", "heat-course", "--cache", cache, "--falsify")
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
    #expect(again.status == 1 && again.error == "error: site/a.md is there already\n")
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
    let cache = SharedCore.siteCache
    func explain() async -> [String] {
      let said = await console.run("build", "s", "--explain", "--cache", cache).error
      return said.split(separator: "\n").filter { $0.contains("first-set.md:") }.map(String.init)
    }
    // A seed under which nothing is kept, in a cache that has the compiled core.
    let seed = UInt32.random(in: 0 ... .max)
    try console.write("title: T\nseed: \(seed)\n", to: "s/coursegen.yml")
    let first = await explain()
    #expect(
      first.map { $0.split(separator: " ran: ").first.map(String.init) } == [
        "s/content/first-set.md: maximum", "s/content/first-set.md: maximum (n = 2)",
        "s/content/first-set.md: maximum (n = 5)", "s/content/first-set.md: maximum (n = 20)",
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
}
