import BlockExecution
import CourseNotation
import Diagnostics
import FileStorage
import Testing
import WebAssemblyEngine

/// Blocks that run programs in the course notation.
@Suite struct ProgramBlockTests {
  /// A recurrent network that learns to say what it heard one step before.
  static let echo = NotationText.read(
    id: "echo",
    text: #"""
      %| id: echo
      %| sizes: {J: 6}
      G_1[b,t,j] = \sigma\left( W^{h,G_1}[j,I] h[b,t-1,I] + W^{x,G_1}[j] x[b,t] - B^{G_1}[j] \right)
      h'[b,t,j] = G_1[b,t,j] h[b,t-1,j]
      G_2[b,t,j] = \sigma\left( W^{h,G_2}[j,I] h[b,t-1,I] + W^{x,G_2}[j] x[b,t] - B^{G_2}[j] \right)
      R[b,t,j] = \tanh\left( W^{h,R}[j,I] h'[b,t,I] + W^{x,R}[j] x[b,t] - B^{R}[j] \right)
      h[b,t,j] = (1 - G_2[b,t,j]) h[b,t-1,j] + G_2[b,t,j] R[b,t,j]
      \hat{y}[b,t] = w[J] h[b,t,J]
      Loss = \frac{1}{B T} \sum_{b,t} (\hat{y}[b,t] - y[b,t])^2
      """#
  )

  static let unit = NotationText.read(
    id: "unit",
    text: "%| id: unit\ny[i] = W[i,J] x[J]\nL = Σ_i y[i]\n"
  )

  /// Runs it, takes its gradient, trains it, and charts the loss.
  static let training = #"""
    let echo = program("echo")
    let run = echo.run(["B": 3, "T": 5], ["h_0": .zeros, "B^R": .constant(0.5)])
    result("loss", run.value("Loss"))
    result("elements", run["h"].count)
    result("largest", run.values("R").max() ?? 0)
    let gradient = echo.gradient(of: "Loss")
    let slopes = gradient.run(["B": 3, "T": 5])
    result("slope", Double(slopes["W_hR.grad"][2, 3]))
    result("backward", slopes.counts.operations)
    result("cost", gradient.cost.counts(["B": 3, "T": 5]).operations)
    note(gradient.cost.order(in: "T"))
    note(echo.cost.functions)

    let training = echo.train(["B": 16, "T": 6], others: .normal(deviation: 0.4), steps: 200,
      rate: 0.1, momentum: 0.9
    ) { _, random in
      let x = random.normals(16 * 6)
      let y = x.indices.map { $0 % 6 == 0 ? 0 : x[$0 - 1] }
      return ["x": .values(x), "y": .values(y)]
    }
    result("first", training.losses[0])
    result("last", training.losses[199])
    chart(.line(x: training.losses.indices.map { Double($0) }, y: training.losses))

    """#

  private static func runner(
    _ course: TestRunner,
    _ programs: [NotationText]
  ) -> BlockRunner {
    BlockRunner(
      core: course.core,
      toolchain: course.toolchain,
      cache: course.cache,
      coreCache: TestRunner.coreCache,
      limits: BlockLimits(seconds: 20),
      programs: programs,
      seed: 1,
      jobs: 2
    )
  }

  private static func run(
    _ course: TestRunner,
    _ code: String,
    _ programs: [NotationText] = [echo, unit]
  ) async throws -> BlockOutcome {
    try #require(try await runner(course, programs).run([.test(code)]).first)
  }

  @Test func aProgramRunsAndLearnsHereAndInTheBrowser() async throws {
    let course = try TestRunner()
    defer { course.remove() }
    let outcome = try await Self.run(course, Self.training)
    #expect(outcome.diagnostics.map(\.summary) == [])
    let report = try #require(outcome.report)
    func value(_ name: String) -> Double { report.result(name)?.value ?? .nan }
    #expect(value("loss") > 0 && value("slope") != 0)
    #expect(value("elements") == 3 * 6 * 6)
    #expect((-1...1).contains(value("largest")))
    #expect(value("backward") == value("cost") && value("cost") > 1000)
    #expect(report.notes.first == "O(T)")
    #expect(value("first") > 0.7 && value("last") < 0.1 * value("first"))
    #expect(report.charts.count == 1)

    let compiler = WebAssemblyCompiler(
      core: course.core,
      toolchain: course.toolchain,
      programs: [Self.echo],
      cache: course.cache,
      coreCache: TestRunner.coreCache
    )
    let job = BlockJob.test(Self.training)
    let compiled = try await compiler.compile(job)
    guard case .compiled(let module) = compiled else {
      Issue.record("\(compiled)")
      return
    }
    let request = WebAssemblyRequest(job: job, seed: 1)
    let bytes = try await WebAssemblyEngine.run(module, request: request.bytes)
    #expect(BlockReport(json: bytes) == report)
    try await expectSmall(module, course)
  }

  /// As a server sends it: at most 215 kB, with training, a chart and costs.
  ///
  /// Decision 6 tells what makes it.
  private func expectSmall(_ module: [UInt8], _ course: TestRunner) async throws {
    let file = course.cache.appendingPath("block.wasm")
    try Files.write(module, to: file)
    let shell = CoreProgram(
      core: course.core,
      toolchain: course.toolchain,
      target: .webAssembly,
      cache: course.cache
    )
    let output = try await shell.output(of: "/bin/sh", ["-c", "gzip -9 -c \(file) | wc -c"])
    let text = String(decoding: try #require(output), as: UTF8.self)
    let size = try #require(text.split(separator: "\n").first.flatMap { Int($0) })
    print("WebAssembly of a block with a network: \(module.count) bytes, compressed \(size)")
    #expect((1...215_000).contains(size))
  }

  @Test func onlyBlocksThatNameAProgramRunAgainWhenItChanges() async throws {
    let course = try TestRunner()
    defer { course.remove() }
    let code = "result(\"a\", program(\"unit\").run([\"I\": 2, \"J\": 3]).value(\"L\"))"
    let jobs = [
      BlockJob.test(code, id: "a"),
      BlockJob.test("result(\"a\", 1)", id: "b"),
    ]
    let first = try await Self.runner(course, [Self.unit, Self.echo]).run(jobs)
    #expect(first.map { $0.report != nil } == [true, true])
    var programs = [Self.unit, Self.echo]
    programs[1] = .read(id: "echo", text: "z[i] = x[i]\n")
    var again = try await Self.runner(course, programs).run(jobs)
    #expect(again.map(\.isFromCache) == [true, true])
    programs[0] = .read(id: "unit", text: "y[i] = 2 W[i,J] x[J]\nL = Σ_i y[i]\n")
    again = try await Self.runner(course, programs).run(jobs)
    #expect(again.map(\.isFromCache) == [false, true])
    let values = [first, again].compactMap { $0.first?.report?.result("a")?.value }
    #expect(values.count == 2 && values[1] == 2 * values[0])
  }

  @Test func aProgramThatIsNotThereIsNamedAtItsPlace() async throws {
    let course = try TestRunner()
    defer { course.remove() }
    let code = """
      // Not program("ekko"), and no "program(\\"x\\")".
      note("\\(program("ecko").text)")
      let a = program(
        "bad")

      """
    let bad = NotationText(id: "bad", text: nil)
    let outcome = try await Self.run(course, code, [Self.echo, bad])
    #expect(
      outcome.diagnostics.map(\.summary) == [
        "102:20: unknown-program: The page has no program “ecko”.",
        "104:6: program-with-errors: The program “bad” has errors, so that the block “block” "
          + "cannot run it.",
      ]
    )
    #expect(outcome.diagnostics.first?.notes.map(\.message) == ["Did you mean “echo”?"])
    let other = try await Self.run(course, "let a = program(\"q\")\n")
    #expect(
      other.diagnostics.first?.notes.map(\.message) == ["The page has “echo”, “unit”."]
    )
  }

  @Test(arguments: [
    ("unit.run([\"I\": 2])", "needs a size “J”"),
    ("unit.run([\"K\": 2])", "has no size “K”; it has I, J"),
    ("unit.run([\"I\": 2, \"J\": -1])", "cannot have “J” of size -1"),
    ("unit.run([\"I\": 2, \"J\": 3], [\"z\": .zeros])", "has no tensor “z”; it has y, W, x, L"),
    ("unit.run([\"I\": 2, \"J\": 3], [\"y\": .zeros])", "computes “y” itself"),
    (
      "unit.run([\"I\": 2, \"J\": 3], [\"x\": .values([1.0])])", "has 3 elements in “x”, not 1"
    ),
    (
      "unit.run([\"I\": 2, \"J\": 3], [\"W\": .tensor(Tensor(shape: [3, 2]))])",
      "has “W” of shape [2, 3], not [3, 2]"
    ),
    ("unit.run([\"I\": 2, \"J\": 3]).value(\"y\")", "has 2 elements in “y”, not one number"),
    ("unit.run([\"I\": 2, \"J\": 3])[\"q\"]", "does not compute “q” in this run"),
    ("unit.gradient(of: \"x\")", "does not compute “x”"),
    (
      "unit.gradient(of: String(\"yz\".prefix(1)))",
      "has no gradient of “y”: the block must name the loss by a literal, and an input must "
        + "influence it"
    ),
    ("unit.cost.order(in: \"T\")", "has no size “T”; it has I, J"),
  ])
  func whatAProgramDoesNotHaveStopsTheBlock(_ code: String, _ sentence: String) async throws {
    let course = try TestRunner()
    defer { course.remove() }
    let outcome = try await Self.run(course, "let unit = program(\"unit\")\n_ = \(code)\n")
    let found = try #require(outcome.diagnostics.first)
    #expect(found.rule == "block-trap" && found.range?.start.line == 102)
    #expect(found.message.contains("the program “unit” \(sentence)"), "\(found.message)")
  }
}

extension NotationText {
  /// A program as the build hands it to blocks, with the backward pass of its only number.
  fileprivate static func read(id: String, text: String) -> NotationText {
    guard let program = Program.read(ProgramText(text)).program else {
      return NotationText(id: id, text: nil)
    }
    let gradients = program.onlyNumber.map { loss in
      let name = program[loss].name.plainText
      let backward = try? program.gradient(of: [loss]).encoded
      return Gradient(loss: name, spellings: [name], isDefault: true, program: backward ?? [])
    }
    return NotationText(
      id: id,
      text: text,
      program: program.encoded,
      gradients: gradients.map { [$0] } ?? []
    )
  }
}
