import BlockExecution
import Diagnostics
import Testing

@Suite struct BlockRunTests {
  static let code = """
    let d = input("d", 256, in: 1...4096, scale: .log2, label: "inputs d")
    let x = input("x", 0.5, in: 0...1)
    result("product", Double(d) * x)
    result("estimate", Estimate(value: 1.00312, standardError: 0.0071, sampleCount: 40_000))
    chart(.line(x: [0, 1], y: [0, x]))
    note("d is \\(d)")
    print("a word")

    """

  @Test func reportsWhatTheBlockSays() async throws {
    let course = try TestRunner()
    defer { course.remove() }
    let outcome = try await course.run(Self.code)
    let report = try #require(outcome.report)
    #expect(outcome.printed == "a word\n")
    #expect(report.inputs.map(\.name) == ["d", "x"])
    #expect(report.inputs.map(\.value) == [256, 0.5])
    #expect(report.inputs.map(\.scale) == ["log2", "linear"])
    #expect(report.result("product")?.value == 128)
    #expect(report.result("product")?.standardError == nil)
    #expect(report.result("estimate")?.text == "1.003")
    #expect(report.result("estimate")?.count == 40_000)
    #expect(report.charts.first?.wide.hasPrefix("<svg") == true)
    #expect(report.notes == ["d is 256"])
  }

  @Test func runsOneProgramAtManyInputs() async throws {
    let course = try TestRunner()
    defer { course.remove() }
    let steps = StepLog()
    let jobs = [1.0, 16, 1024].map { d in
      var job = BlockJob.test(Self.code)
      job.inputs = [.init("d", d)]
      return job
    }
    let outcomes = try await course.runner().run(jobs) { steps.add($0) }
    #expect(outcomes.map { $0.report?.result("product")?.value } == [0.5, 8, 512])
    let runs = steps.all.compactMap { if case .running(let job) = $0 { job } else { nil } }
    #expect(runs.sorted() == ["block (d = 1)", "block (d = 1024)", "block (d = 16)"])
    let compilations = steps.all.filter { if case .compiling = $0 { true } else { false } }
    #expect(compilations.count == 1)
  }

  @Test func complainsWhereInputsWereAskedFor() async throws {
    let course = try TestRunner()
    defer { course.remove() }
    var job = BlockJob.test(Self.code)
    job.inputs = [.init("d", 5000), .init("y", 1)]
    let outside = try #require(try await course.run([job]).first)
    #expect(
      outside.diagnostics.map(\.summary) == [
        "101:3: block-input-outside-domain: The input “d” takes values in 1.0...4096.0 alone.",
        "101:3: block-unknown-input: The block “block” has no input “y”.",
      ]
    )
    job.inputs = [.init("d", 1.5)]
    let broken = try #require(try await course.run([job]).first)
    #expect(broken.diagnostics.map(\.rule) == ["block-input-not-whole"])
  }

  @Test func warningsOfTheCompilerSurviveTheCache() async throws {
    let course = try TestRunner()
    defer { course.remove() }
    let code = "func f() -> Double {\n  var a = 1.0\n  return a\n}\nresult(\"a\", f())\n"
    for isFromCache in [false, true] {
      let outcome = try await course.run(code)
      #expect(outcome.isFromCache == isFromCache)
      #expect(outcome.report != nil)
      #expect(
        outcome.diagnostics.map(\.summary) == [
          "102:9: block-compile-warning: "
            + "Variable 'a' was never mutated; consider changing to 'let' constant."
        ]
      )
    }
  }

  @Test func otherBlocksGoOn() async throws {
    let course = try TestRunner()
    defer { course.remove() }
    let jobs = [
      BlockJob.test("result(\"a\", 1)\n", id: "good"),
      BlockJob.test("let a: Int = nil\n", id: "refused"),
      BlockJob.test("fatalError(\"no\")\n", id: "trapped"),
      BlockJob.test("result(\"a\", 2)\n", id: "better"),
    ]
    let outcomes = try await course.run(jobs)
    #expect(outcomes.map { $0.report?.result("a")?.value } == [1, nil, nil, 2])
    #expect(
      outcomes.flatMap(\.diagnostics).map(\.rule) == ["block-compile-error", "block-trap"]
    )
  }

  @Test func nothingOfTheEnvironmentReachesABlock() async throws {
    let course = try TestRunner()
    defer { course.remove() }
    let code = """
      import Glibc
      result("path", getenv("PATH") == nil ? 0 : 1)
      result("home", getenv("HOME") == nil ? 0 : 1)
      var buffer = [CChar](repeating: 0, count: 4096)
      getcwd(&buffer, 4096)
      note(String(cString: buffer))

      """
    let report = try #require(try await course.run(code).report)
    #expect(report.results.map(\.value) == [0, 0])
    #expect(report.notes.first?.hasPrefix(course.cache) == true)
  }

  @Test func threadsDrawWhereNothingSharedChanges() async throws {
    let course = try TestRunner()
    defer { course.remove() }
    let proved = "let y = monteCarlo(samples: 5000) { $0.normal() }\nresult(\"v\", y.variance)\n"
    let other =
      "var n = 0\nlet y = monteCarlo(samples: 5000) { random in\n  n += 1\n"
      + "  return random.normal()\n}\nresult(\"v\", y.variance)\nresult(\"n\", n)\n"
    let both = try await course.run([.test(proved), .test(other)])
    let alone = try await course.runner(mode: .all).run([.test(proved)])
    let shared = try await course.runner(mode: .all).run([.test(other)])
    let values = (both + alone + shared).map { $0.report?.result("v")?.value }
    #expect(Set(values).count == 1)
    #expect(shared.first?.report?.result("n")?.value == 5000)
  }

  @Test func nothingIsSaidWhileSamplesAreDrawn() async throws {
    let course = try TestRunner()
    defer { course.remove() }
    let code =
      "_ = monteCarlo(samples: 5) { random in\n  note(\"a\")\n  return random.normal()\n}\n"
    let outcome = try await course.run(code)
    #expect(
      outcome.diagnostics.map(\.summary) == [
        "102:5: block-trap: The block “block” stopped here: "
          + "no input, result, chart, note or monteCarlo while samples are drawn"
      ]
    )
  }
}
