import Diagnostics
import Foundation
import SiteGeneration
import TestSupport
import Testing

/// Blocks that go wrong, in one page with blocks that do not: each is told at its line, and the
/// others are published all the same.
@Suite struct BlockFaultTableTests {
  struct Fault: Sendable {
    var name: String
    /// The block; its mistake stands on the line that ends with `//!`.
    var code: String
    /// The rules of what is told there, and perhaps at the opening fence or elsewhere (`@fence`).
    var rules: [String]
  }

  static let faults = [
    Fault(name: "syntax", code: "let = 3 //!\n", rules: ["block-compile-error"]),
    Fault(
      name: "type",
      code: "let a: Int = \"x\" //!\nresult(\"a\", a)\n",
      rules: ["block-compile-error"]
    ),
    Fault(
      name: "index",
      code: "let a = [1, 2, 3]\nvar n = 0\nfor i in 0..<4 { n += a[i] } //!\nresult(\"n\", n)\n",
      rules: ["block-trap"]
    ),
    Fault(
      name: "overflow",
      code:
        "var n = input(\"n\", 3, in: 1...9)\nfor _ in 0..<100 { n *= 3 } //!\nresult(\"n\", n)\n",
      rules: ["block-trap"]
    ),
    Fault(
      name: "nil",
      code: "let names: [String] = []\nnote(names.first!) //!\n",
      rules: ["block-trap"]
    ),
    Fault(
      name: "loop",
      code: "var n = 1\nwhile n != 0 { n = n &* 3 }\n",
      rules: ["@id block-time-limit"]
    ),
    Fault(
      name: "memory",
      code: "var a = [1.0]\nwhile true { a += a }\n",
      rules: ["@id block-memory-limit"]
    ),
    Fault(
      name: "output",
      code: "while true { print(\"all work and no play\") }\n",
      rules: ["@id block-output-limit"]
    ),
    Fault(
      name: "children",
      code: "import Glibc //!\nvar pid: pid_t = 0\nfor _ in 0..<1000 {\n"
        + "  posix_spawn(&pid, \"/bin/true\", nil, nil, [nil], [nil])\n}\n",
      rules: ["block-import", "@id block-forbidden"]
    ),
    Fault(
      name: "exit",
      code: "import Glibc //!\nexit(0)\n",
      rules: ["block-import", "@id block-no-report"]
    ),
    Fault(
      name: "clock",
      code: "let now = ContinuousClock.now //!\nnote(\"\\(now)\")\n",
      rules: ["block-compile-error"]
    ),
    Fault(
      name: "network",
      code:
        "import Glibc //!\nresult(\"a\", Int(socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)))\n",
      rules: ["block-import", "@id block-forbidden"]
    ),
    Fault(
      name: "number",
      code: "let zero = input(\"zero\", 0.0, in: 0...1)\nresult(\"a\", zero / zero) //!\n",
      rules: ["block-result-not-finite"]
    ),
    Fault(
      name: "early",
      code: "result(\"a\", result(from: \"circle-1.a\").value) //!\n",
      rules: ["result-used-early"]
    ),
    Fault(
      name: "circle-1",
      code: "result(\"a\", result(from: \"circle-2.a\").value) //!\n",
      rules: ["block-cycle"]
    ),
    Fault(
      name: "circle-2",
      code: "result(\"a\", result(from: \"circle-1.a\").value) //!\n",
      rules: ["block-cycle"]
    ),
    Fault(
      name: "misspelled",
      code: "result(\"a\", result(from: \"goood.n\").value) //!\n",
      rules: ["unknown-block"]
    ),
    Fault(
      name: "absent",
      code: "result(\"a\", result(from: \"good.m\").value) //!\n",
      rules: ["unknown-result"]
    ),
    // What uses the result of a block that fails is not wrong itself.
    Fault(
      name: "innocent",
      code: "result(\"a\", result(from: \"index.n\").value)\n",
      rules: []
    ),
  ]

  static let good = """
    ```swift simulation
    //| id: good
    result("n", 41 + 1)
    ```

    ```yaml answer
    id: answer
    type: number
    prompt: "$n =$"
    answer: 42
    verify: {run: good, expect: n == answer}
    ```


    """

  private func page() -> String {
    let blocks = Self.faults.map { fault in
      "```swift simulation\n//| id: \(fault.name)\n\(fault.code)```\n\n"
    }
    let twice = "```swift simulation\n//| id: good\nresult(\"n\", 1)\n```\n\n"
    return "# Faults\n\n" + Self.good + blocks.joined() + twice
      + "It is `{result} good.n`, not `{result} good.m` nor `{result} goood.n`.\n"
  }

  /// `12: rule`, as the faults say.
  private func expected(_ page: String) throws -> [String] {
    let lines = page.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    func line(_ text: String) throws -> Int { try #require(lines.firstIndex(of: text)) + 1 }
    var expected: [String] = []
    for fault in Self.faults {
      let marked = fault.code.split(separator: "\n").first { $0.hasSuffix("//!") }
      for rule in fault.rules {
        if rule.hasPrefix("@id ") {
          expected.append("\(try line("//| id: \(fault.name)")): \(rule.dropFirst(4))")
        } else {
          let id = try line("//| id: \(fault.name)")
          let own = lines[id...].firstIndex(of: String(try #require(marked)))
          expected.append("\(try #require(own) + 1): \(rule)")
        }
      }
    }
    let second = try #require(lines.lastIndex(of: "//| id: good")) + 1
    expected.append("\(second): duplicate-id")
    expected += ["\(lines.count - 1): unknown-result", "\(lines.count - 1): unknown-block"]
    return expected
  }

  @Test func eachIsToldAtItsLineAndTheOthersArePublished() async throws {
    let page = page()
    let site = try TestSite([
      "coursegen.yml": "title: Test\nlimits: {seconds: 0.5, memory: 256, output: 1}\n",
      "content/a.md": page,
    ])
    site.adapt = {
      $0.cache = SharedCore.siteCache
      $0.keepsGoing = true
    }
    let result = try await site.build()
    let found = result.diagnostics.map { "\($0.range?.start.line ?? 0): \($0.rule)" }
    let expected = try expected(page)
    #expect(found.sorted() == expected.sorted())
    #expect(result.diagnostics.allSatisfy { $0.path?.hasSuffix("content/a.md") == true })
    #expect(result.isPublished && result.verifiedAnswers == 1)
    #expect(try site.text("a.html").contains("<data class=\"result\" value=\"42\">42</data>"))
  }

  @Test func aBlockUsesWhatAnotherFound() async throws {
    let site = try TestSite([
      "content/a.md": Self.good + "```swift simulation\n//| id: twice\n"
        + "result(\"n\", 2 * result(from: \"good.n\").value)\n```\n\n`{result} twice.n`\n"
    ])
    site.adapt = { $0.cache = SharedCore.siteCache }
    #expect(try await site.build().diagnostics == [])
    #expect(try site.text("a.html").contains("value=\"84\">84</data>"))
  }

  @Test func withoutKeepGoingNothingIsPublished() async throws {
    let site = try TestSite(["content/a.md": "```swift simulation\n//| id: a\nlet = 3\n```\n"])
    site.adapt = { $0.cache = SharedCore.siteCache }
    #expect(try await !site.build().isPublished)
  }
}
