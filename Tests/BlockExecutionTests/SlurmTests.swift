import BlockExecution
import FileStorage
import Foundation
import Testing

/// The cluster that the environment names.
enum SlurmNode {
  static let configuration = ProcessInfo.processInfo.environment["SLURM_CONF"]
  static let path = ProcessInfo.processInfo.environment["PATH"] ?? ""

  static var isRunning: Bool {
    configuration.map { FileManager.default.fileExists(atPath: $0) } ?? false
  }
}

/// The executor against a real cluster of one node.
///
/// `Scripts/slurm-single-node start FOLDER` starts one and prints what `SLURM_CONF` must be. Without
/// one, these tests are skipped, and say so.
@Suite(
  .enabled(if: SlurmNode.isRunning, "needs Slurm: see Scripts/slurm-single-node"),
  .serialized
)
struct SlurmTests {
  private func runner(
    _ course: TestRunner,
    limits: BlockLimits = BlockLimits(seconds: 30)
  ) -> BlockRunner {
    course.runner(
      limits: limits,
      place: .slurm(
        SlurmCluster(
          folder: course.cache.appendingPath("shared"),
          searchPath: SlurmNode.path,
          environment: ["SLURM_CONF": SlurmNode.configuration ?? ""]
        )
      )
    )
  }

  /// What `squeue` tells of all tasks: `task state` a line.
  private func queue() throws -> [String] {
    try output("squeue", ["-h", "-r", "-o", "%A %K %T"]).split(separator: "\n").map(String.init)
  }

  /// Whether something comes true within half a minute.
  private func waits(for condition: () throws -> Bool) async throws -> Bool {
    for _ in 0..<300 {
      if try condition() { return true }
      try await Task.sleep(for: .seconds(0.1))
    }
    return false
  }

  private func output(_ tool: String, _ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [tool] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    process.waitUntilExit()
    return String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  }

  /// Spins for a while before it reports.
  private static let slow = """
    var n = 1
    for i in 0..<3_000_000_000 { n = n &* 3 &+ i }
    result("n", Double(n & 1))

    """

  @Test func theBitsAreThoseOfThisMachine() async throws {
    let course = try TestRunner()
    defer { course.remove() }
    let jobs =
      [BlockJob.test(SweepTests.code, id: "sweeps")]
      + (1...5).map { number in
        var job = BlockJob.test(BlockCacheTests.code, id: "block-\(number)")
        job.inputs = [.init("d", Double(number))]
        return job
      }
    let remote = try await runner(course).run(jobs)
    #expect(remote.allSatisfy { !$0.isFromCache && $0.diagnostics.isEmpty })
    let local = try await course.runner(mode: .all).run(jobs)
    #expect(remote.map(\.report) == local.map(\.report))
    #expect(try Files.names(in: course.cache.appendingPath("shared")).isEmpty)
  }

  @Test(arguments: BlockFaultTests.faults.filter { $0.name != "endless recursion" })
  func faultsAreToldAsOnThisMachine(_ fault: BlockFaultTests.Fault) async throws {
    let course = try TestRunner()
    defer { course.remove() }
    let runner = runner(course, limits: fault.limits)
    let outcome = try #require(try await runner.run([.test(fault.code)]).first)
    #expect(outcome.diagnostics.map(\.summary) == fault.expected)
  }

  @Test func aLostTaskIsTriedAgain() async throws {
    let course = try TestRunner()
    defer { course.remove() }
    let runner = runner(course)
    async let outcomes = runner.run([.test(Self.slow)])
    var cancelled: String?
    for _ in 0..<200 where cancelled == nil {
      try await Task.sleep(for: .seconds(0.1))
      cancelled = try queue().first { $0.hasSuffix("RUNNING") }?.split(separator: " ").first
        .map(String.init)
    }
    _ = try output("scancel", [try #require(cancelled)])
    let outcome = try #require(try await outcomes.first)
    #expect(outcome.diagnostics == [] && outcome.report != nil)
  }

  @Test func theEndOfTheWaitIsTheEndOfTheTasks() async throws {
    let course = try TestRunner()
    defer { course.remove() }
    let runner = runner(course)
    let jobs = (0..<4).map { BlockJob.test(Self.slow, id: "slow-\($0)") }
    let build = Task { try await runner.run(jobs) }
    let isRunning = try await waits { try !queue().isEmpty }
    #expect(isRunning)
    build.cancel()
    await #expect(throws: ExecutionError.self) { try await build.value }
    let isEmpty = try await waits { try queue().isEmpty }
    #expect(isEmpty)
  }

  @Test func withoutSlurmItIsSaidWhatIsMissing() async throws {
    let course = try TestRunner()
    defer { course.remove() }
    let cluster = SlurmCluster(folder: course.cache.appendingPath("s"), searchPath: "/nowhere")
    do throws(ExecutionError) {
      _ = try await course.runner(place: .slurm(cluster)).run([.test(BlockCacheTests.code)])
      Issue.record("it ran")
    } catch {
      #expect("\(error)" == "cannot start sbatch: it is not on the PATH")
    }
  }
}
