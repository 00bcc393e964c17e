import BlockExecution
import FileStorage
import Testing

/// Sweeps that blocks declare: divided into tasks, with the same numbers as in one process.
@Suite struct SweepTests {
  static let code = """
    let before = monteCarlo(samples: 2000) { random in random.uniform() }
    let sizes = [2, 4, 8]
    let largest = sweep("n", over: sizes) { n in
      monteCarlo(samples: 2000) { random in
        var largest = 0.0
        for _ in 0..<n { largest = max(largest, random.uniform()) }
        return largest
      }.mean
    }
    let squares = sweep("x", over: [0.5, 1.5]) { x in x * x + largest[0].value * 0 }
    let after = monteCarlo(samples: 2000) { random in random.uniform() }
    result("before", before.mean)
    for (n, estimate) in zip(sizes, largest) { result("largest-\\(n)", estimate) }
    result("squares", squares[0] + squares[1])
    result("after", after.mean)
    note("\\(largest[1].standardError)")

    """

  @Test func divisionChangesNoBit() async throws {
    let course = try TestRunner()
    defer { course.remove() }
    let divided = try #require(try await course.run(Self.code).report)
    #expect(
      divided.results.map(\.name) == [
        "before", "largest-2", "largest-4", "largest-8", "squares", "after",
      ]
    )
    #expect(divided.samples == 10_000)
    #expect(divided.result("squares")?.value == 2.5)
    // The same block, told by its text to have no sweep, computes all points in one process.
    let whole = Self.code.replacing("sweep(", with: "sweep (")
    #expect(try await course.run(whole).report == divided)
  }

  @Test func eachPointHasRandomNumbersOfItsOwn() async throws {
    let course = try TestRunner()
    defer { course.remove() }
    let code = """
      let means = sweep("i", over: [1, 2, 3]) { i in
        monteCarlo(samples: 1000) { random in random.uniform() }.mean
      }
      for (i, mean) in means.enumerated() { result("mean-\\(i)", mean) }

      """
    let values = try #require(try await course.run(code).report).results.map(\.value)
    #expect(Set(values).count == 3)
  }

  @Test(arguments: [
    (
      "let a = sweep(\"i\", over: [1, 0]) { i in Double(6 / i) }\nresult(\"a\", a[0])\n",
      "101:52: block-trap: The block “block” stopped here: Division by zero"
    ),
    (
      "let a = sweep(\"i\", over: [1]) { i in\n  note(\"no\")\n  return 1.0\n}\nresult(\"a\", a[0])\n",
      "101:11: block-trap: The block “block” stopped here: "
        + "no input, result, chart, table or note within a sweep"
    ),
  ])
  func aFailedPointIsToldAtItsLine(_ code: String, _ expected: String) async throws {
    let course = try TestRunner()
    defer { course.remove() }
    let outcome = try await course.run(code)
    #expect(outcome.report == nil)
    #expect(outcome.diagnostics.map(\.summary) == [expected])
  }
}
