import BlockExecution
import Diagnostics
import FileStorage
import Testing
import WebAssemblyEngine

/// Blocks as a reader's browser has them.
@Suite struct WebAssemblyTests {
  private static func compiler(_ course: TestRunner) -> WebAssemblyCompiler {
    WebAssemblyCompiler(
      core: course.core,
      toolchain: course.toolchain,
      cache: course.cache,
      coreCache: TestRunner.coreCache
    )
  }

  private static func module(_ course: TestRunner, _ job: BlockJob) async throws -> [UInt8] {
    let outcome = try await compiler(course).compile(job)
    guard case .compiled(let module) = outcome else {
      Issue.record("\(outcome)")
      return []
    }
    return module
  }

  /// The block of the course's first problem.
  static let preactivation = """
    let d = input("d", 256, in: 1...4096, scale: .log2, label: "inputs $d$")
    let sigma = input("sigma", 0.0625, in: 0.001...1, scale: .log10, label: "deviation $σ$")

    let y = monteCarlo(samples: 40_000) { random in
      dot(random.normals(d, deviation: sigma), random.normals(d))
    }
    result("mean", y.mean)
    result("variance", y.variance)
    chart(
      .histogram(y, bins: 60)
        .series("simulated")
        .overlay(.normalDensity(mean: 0, deviation: 1).series("standard normal"))
        .x(label: "pre-activation $y$")
        .y(label: "density")
    )

    """

  @Test(arguments: [[], [BlockJob.Input("d", 16), BlockJob.Input("sigma", 0.25)]])
  func reportsWhatTheNativeBlockReports(_ inputs: [BlockJob.Input]) async throws {
    let course = try TestRunner()
    defer { course.remove() }
    var job = BlockJob.test(Self.preactivation)
    job.samples = 4000
    job.inputs = inputs
    let native = try #require(try await course.run([job]).first?.report)
    let module = try await Self.module(course, job)
    let request = WebAssemblyRequest(job: job, seed: 1)
    for _ in 0..<2 {
      let bytes = try await WebAssemblyEngine.run(module, request: request.bytes)
      #expect(BlockReport(json: bytes) == native)
    }
  }

  /// The course's first block, as a server sends it: at most 60 kB.
  @Test func aSamplingBlockWithAHistogramIsSmall() async throws {
    let course = try TestRunner()
    defer { course.remove() }
    let module = try await Self.module(course, .test(Self.preactivation))
    let file = course.cache.appendingPath("block.wasm")
    try Files.write(module, to: file)
    let shell = CoreProgram(
      core: course.core,
      toolchain: course.toolchain,
      target: .webAssembly,
      cache: course.cache
    )
    let script = """
      gzip -9 -c \(file) | wc -c
      if command -v brotli >/dev/null; then brotli -c \(file) | wc -c; fi
      """
    let output = try #require(try await shell.output(of: "/bin/sh", ["-c", script]))
    let sizes = String(decoding: output, as: UTF8.self).split(separator: "\n").map { Int($0) ?? 0 }
    print("WebAssembly of a sampling block: \(module.count) bytes, compressed \(sizes)")
    #expect((1...60_000).contains(sizes[0]))
  }

  @Test func tensorsRunThereToo() async throws {
    let course = try TestRunner()
    defer { course.remove() }
    let code = """
      let a = Tensor<Float>(shape: [3, 2], elements: [1, 2, 3, 4, 5, 6])
      result("sum", sum(a.matrixProduct(with: a.transposed()).elements))

      """
    let job = BlockJob.test(code)
    let native = try #require(try await course.run([job]).first?.report)
    let module = try await Self.module(course, job)
    let request = WebAssemblyRequest(job: job, seed: 1)
    let bytes = try await WebAssemblyEngine.run(module, request: request.bytes)
    #expect(BlockReport(json: bytes) == native)
    #expect(native.results.map(\.value) == [225])
  }

  @Test func whatTheBrowserLacksIsSaidAtItsLine() async throws {
    let course = try TestRunner()
    defer { course.remove() }
    let code = "let a: [Any] = [1, \"b\"]\nresult(\"count\", a.count)\n"
    let outcome = try await Self.compiler(course).compile(.test(code))
    guard case .refused(let diagnostics) = outcome else {
      Issue.record("the block was compiled")
      return
    }
    #expect(diagnostics.map(\.severity) == [.warning])
    #expect(
      diagnostics.map(\.summary) == [
        "101:19: block-not-interactive: The block “block” cannot run in the page: "
          + "Cannot use a value of protocol type 'Any' in embedded Swift."
      ]
    )
  }

  @Test func aTrapIsAFailureAndAnEmptyModuleToo() async throws {
    let course = try TestRunner()
    defer { course.remove() }
    let module = try await Self.module(course, .test("let a = [1]\nresult(\"a\", a[a[0]])\n"))
    await #expect(throws: WebAssemblyEngine.Failure.self) {
      try await WebAssemblyEngine.run(module)
    }
    await #expect(throws: WebAssemblyEngine.Failure.self) { try await WebAssemblyEngine.run([]) }
  }

  @Test func keptModulesAreTaken() async throws {
    let course = try TestRunner()
    defer { course.remove() }
    let steps = StepLog()
    var job = BlockJob.test("result(\"a\", 1)\n")
    let first = try await Self.compiler(course).compile(job) { steps.add($0) }
    job.firstLine = 7
    let second = try await Self.compiler(course).compile(job) { steps.add($0) }
    #expect(first == second)
    #expect(steps.all.count { $0 == .compiling(block: "block") } == 1)
  }
}
