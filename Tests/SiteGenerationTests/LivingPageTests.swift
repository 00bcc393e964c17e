import Diagnostics
import Foundation
import SiteGeneration
import TestSupport
import Testing

/// Blocks that are also compiled for the reader's browser.
@Suite(.hangLimit) struct LivingPageTests {
  @Test func publishesWhatTheBrowserCanRunAndSaysWhyNotTheRest() async throws {
    let site = try TestSite([
      "content/page.md": """
      ```swift simulation
      //| id: doubled
      let x = input("x", 2, in: 0.0...10, label: "number $x$")
      result("double", 2 * x)
      ```

      ```swift simulation
      //| id: reflected
      let n = input("n", 2, in: 1...3)
      result("double", Double("\\(Mirror(reflecting: n).children.count)") ?? 0)
      ```

      ```swift simulation
      //| id: still
      //| interactive: false
      let n = input("n", 2, in: 1...3)
      result("double", 2 * Double(n))
      ```
      """
    ])
    try site.shareCore()
    site.adapt = { $0.makesPagesLive = true }
    let result = try await site.build()
    #expect(result.isPublished)
    #expect(Set(result.rules) == ["block-not-interactive"])
    #expect(result.diagnostics.first?.range?.start.line == 10)

    let page = try site.text("page.html")
    #expect(page.components(separatedBy: "data-module=").count == 2)
    #expect(page.contains("wasm-unsafe-eval"))
    #expect(page.contains("assets/simulation.js"))
    let modules = site.files().filter { $0.hasSuffix(".wasm") }
    let module = try #require(modules.first)
    #expect(modules.count == 1 && page.contains(module.split(separator: "/").last ?? "none"))

    // The second build takes the module over; a damaged one is made again.
    #expect(try await site.buildAnew().written == 0)
    let kept = site.root.appending(path: ".coursegen/simulations/browser")
    try FileManager.default.removeItem(at: kept)
    try FileManager.default.removeItem(at: site.output)
    #expect(try await site.buildAnew().isPublished)
    #expect(site.files().contains(module))
  }

  @Test func publishesNoModuleThatTellsOfAHiddenSolution() async throws {
    let block = { (id: String, code: String) in
      """
      ```swift simulation
      //| id: \(id)
      let n = input("n", 2, in: 1...3)
      \(code)
      result("double", 2 * Double(n))
      ```

      """
    }
    let site = try TestSite([
      "content/page.md": """
      **Problem 1.** Text.

      \(block("open", ""))
      \(block("naming", "note(program(\"secret\").text)"))
      **Solution.** Text.

      ```math program
      %| id: secret
      %| sizes: {I: 4}
      y[i] = 2 x[i]
      ```

      \(block("inside", "note(\"the solution\")"))
      """
    ])
    try site.shareCore()
    site.adapt = { $0.makesPagesLive = true }
    try site.write(["coursegen.yml": "title: Test\nsolutions: hidden\n"])
    #expect(try await site.build().isPublished)
    let page = try site.text("page.html")
    #expect(page.components(separatedBy: "data-module=").count == 2)
    #expect(site.files().filter { $0.hasSuffix(".wasm") }.count == 1)
  }
}
