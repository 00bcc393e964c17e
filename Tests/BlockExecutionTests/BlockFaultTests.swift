import BlockExecution
import Diagnostics
import Testing

/// Blocks that go wrong, each with what its author is told: by real compilations and runs.
@Suite struct BlockFaultTests {
  struct Fault: Sendable, CustomTestStringConvertible {
    var name: String
    var code: String
    var expected: [String]
    var limits = BlockLimits(seconds: 5)
    var testDescription: String { name }
  }

  static let forbidden =
    "The block “block” starts a process, uses the network, or takes random numbers from the system."

  static let faults = [
    Fault(
      name: "syntax error",
      code: "let a = 1\nlet = 3\nresult(\"a\", a)\n",
      expected: ["102:7: block-compile-error: Expected pattern."]
    ),
    Fault(
      name: "unclosed brace",
      code: "for _ in 0..<3 {\n  note(\"a\")\n",
      expected: ["102:14: block-compile-error: Expected '}' at end of brace statement."]
    ),
    Fault(
      name: "two type errors",
      code: "let a: Int = \"x\"\nresult(\"a\", 1.0)\nresult(\"b\", unknown)\n",
      expected: [
        "101:16: block-compile-error: "
          + "Cannot convert value of type 'String' to specified type 'Int'.",
        "103:15: block-compile-error: Cannot find 'unknown' in scope.",
      ]
    ),
    Fault(
      name: "array index",
      code: "let a = [1, 2, 3]\nvar n = 0\nfor i in 0..<4 {\n  n += a[i]\n}\nresult(\"n\", n)\n",
      expected: ["104:11: block-trap: The block “block” stopped here: Index out of range"]
    ),
    Fault(
      name: "overflow",
      code: "var n = input(\"n\", 3, in: 1...9)\n\nfor _ in 0..<100 { n *= 3 }\nresult(\"n\", n)\n",
      expected: ["103:24: block-trap: The block “block” stopped here: arithmetic overflow"]
    ),
    Fault(
      name: "nil",
      code: "let names: [String] = []\nnote(\n  names.first!\n)\n",
      expected: [
        "103:16: block-trap: The block “block” stopped here: "
          + "Unexpectedly found nil while unwrapping an Optional value"
      ]
    ),
    Fault(
      name: "fatal error",
      code: "func check(_ n: Int) {\n  if n > 2 { fatalError(\"n is too large\") }\n}\ncheck(7)\n",
      expected: ["102:16: block-trap: The block “block” stopped here: n is too large"]
    ),
    Fault(
      name: "endless recursion",
      code: "func f(_ n: Int) -> Int { n &+ f(n &+ 1) &* f(n) }\nresult(\"f\", f(1))\n",
      expected: ["101:34: block-trap: The block “block” stopped here: Calls nest without end"]
    ),
    Fault(
      name: "endless loop",
      code: "var n = 1\nwhile n != 0 { n = n &* 3 }\n",
      expected: ["101:3: block-time-limit: The block “block” computes for longer than 0.25 s."],
      limits: BlockLimits(seconds: 0.25)
    ),
    Fault(
      name: "endless memory",
      code: "var a = [1.0]\nwhile true { a += a }\n",
      expected: ["101:3: block-memory-limit: The block “block” takes more memory than 256 MB."],
      limits: BlockLimits(seconds: 5, memory: 256 << 20)
    ),
    Fault(
      name: "endless printing",
      code: "while true { print(\"all work and no play\") }\n",
      expected: ["101:3: block-output-limit: The block “block” prints or reports more than 64 kB."],
      limits: BlockLimits(seconds: 5, output: 64 << 10)
    ),
    Fault(
      name: "exit in the middle",
      code: "import Glibc\nexit(0)\n",
      expected: [
        "101:3: block-no-report: "
          + "The block “block” ended before its last line, without a report."
      ]
    ),
    Fault(
      name: "exit with a status",
      code: "import Glibc\nexit(3)\n",
      expected: ["101:3: block-exit: The block “block” ended itself with status 3."]
    ),
    Fault(
      name: "random numbers of the system",
      code: "result(\"a\", Double.random(in: 0...1))\n",
      expected: ["101:3: block-forbidden: \(forbidden)"]
    ),
    Fault(
      name: "a child process",
      code: "import Glibc\nvar pid: pid_t = 0\n"
        + "posix_spawn(&pid, \"/bin/true\", nil, nil, [nil], [nil])\nresult(\"pid\", Int(pid))\n",
      expected: ["101:3: block-forbidden: \(forbidden)"]
    ),
    Fault(
      name: "the network",
      code: "import Glibc\nresult(\"a\", Int(socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)))\n",
      expected: ["101:3: block-forbidden: \(forbidden)"]
    ),
    Fault(
      name: "results that are no numbers",
      code: "let zero = input(\"zero\", 0.0, in: 0...1)\nresult(\"a\", zero / zero)\n"
        + "result(\"b\", 1 / zero)\n",
      expected: [
        "102:3: block-result-not-finite: The result “a” is NaN, not a number.",
        "103:3: block-result-not-finite: The result “b” is Infinity, not a number.",
      ]
    ),
    Fault(
      name: "names that come twice",
      code: "let a = input(\"a\", 1, in: 0...1)\nlet b = input(\"a\", 1, in: 0...1)\n"
        + "result(\"r\", a)\nresult(\"r\", b)\n",
      expected: [
        "102:3: block-duplicate-input: The input “a” exists already.",
        "104:3: block-duplicate-result: The result “r” exists already.",
      ]
    ),
  ]

  @Test(arguments: faults)
  func saysWhatWentWrongAtTheLine(_ fault: Fault) async throws {
    let course = try TestRunner()
    defer { course.remove() }
    let outcome = try await course.run(fault.code, limits: fault.limits)
    #expect(outcome.report == nil)
    #expect(outcome.diagnostics.map(\.summary) == fault.expected)
    #expect(outcome.diagnostics.allSatisfy { $0.path == "content/page.md" })
  }
}
