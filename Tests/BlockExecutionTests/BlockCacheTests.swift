import BlockExecution
import FileStorage
import Glibc
import TestSupport
import Testing

/// What changes against what runs again.
@Suite struct BlockCacheTests {
  static let code = "let d = input(\"d\", 2, in: 1...9)\nresult(\"d\", d)\n"

  struct Change: Sendable, CustomTestStringConvertible {
    var name: String
    var reason: RunReason
    var change: @Sendable (inout BlockJob) -> Void
    var testDescription: String { name }
  }

  static let changes = [
    Change(name: "nothing", reason: .kept) { _ in },
    Change(name: "the place in the file", reason: .kept) { $0.firstLine = 7 },
    Change(name: "the file’s name", reason: .kept) { $0.path = "content/other.md" },
    Change(name: "a time limit", reason: .kept) { $0.timeout = 3 },
    Change(name: "a comment", reason: .changed([.text])) { $0.code += "// more\n" },
    Change(name: "an input’s default", reason: .changed([.text])) {
      $0.code = $0.code.replacing("2", with: "3")
    },
    Change(name: "the id", reason: .new) { $0.id = "other" },
    Change(name: "an input", reason: .new) { $0.inputs = [.init("d", 3)] },
    Change(name: "a data file", reason: .changed([.data])) {
      $0.data = [DataFile(name: "a.csv", columns: [.init(name: "a", numbers: [1])])]
    },
    Change(name: "the samples", reason: .changed([.samples])) { $0.samples = 7 },
  ]

  @Test(arguments: changes)
  func runsAgainWhatTheChangeReaches(_ change: Change) async throws {
    let course = try TestRunner()
    defer { course.remove() }
    var job = BlockJob.test(Self.code)
    #expect(try await course.run([job]).map(\.isFromCache) == [false])
    change.change(&job)
    let outcome = try #require(try await course.run([job]).first)
    #expect(outcome.isFromCache == (change.reason == .kept))
    #expect(outcome.reason == change.reason)
    let again = try #require(try await course.run([job]).first)
    #expect(again.isFromCache && again.reason == .kept)
  }

  /// What changes around a block: without execution it is told what would run.
  @Test func theSurroundingsRunAgain() async throws {
    let course = try TestRunner()
    defer { course.remove() }
    let job = BlockJob.test(Self.code)
    _ = try await course.run([job])
    func reason(_ runner: BlockRunner) async throws -> RunReason? {
      try await runner.run([job]).first?.reason
    }
    #expect(try await reason(course.runner(mode: .none)) == .kept)
    #expect(try await reason(course.runner(seed: 2, mode: .none)) == .changed([.seed]))
    #expect(
      try await reason(course.runner(mode: .none, target: .portable))
        == .changed([.flags, .processor])
    )
    let other = try Toolchain(root: try course.linkedToolchain())
    #expect(
      try await reason(course.runner(mode: .none, toolchain: other))
        == .changed([.compiler, .flags])
    )
    let core = CoreSources(directory: try course.changedCore())
    #expect(try await reason(course.runner(mode: .none, core: core)) == .changed([.core]))
    #expect(try await reason(course.runner(mode: .all)) == .refreshed)
  }

  @Test func theSeedAndARefreshRunAgain() async throws {
    let course = try TestRunner()
    defer { course.remove() }
    let job = BlockJob.test(Self.code)
    _ = try await course.run([job])
    #expect(try await course.runner(seed: 2).run([job]).map(\.isFromCache) == [false])
    #expect(try await course.runner(mode: .all).run([job]).map(\.isFromCache) == [false])
    #expect(try await course.runner(mode: .none).run([job]).map(\.isFromCache) == [true])
  }

  @Test func withoutExecutionAMissingResultIsAnError() async throws {
    let course = try TestRunner()
    defer { course.remove() }
    let outcomes = try await course.runner(mode: .none).run([.test(Self.code)])
    #expect(
      outcomes.flatMap(\.diagnostics).map(\.summary) == [
        "101:3: block-not-cached: "
          + "The block “block” has no cached result, and this build executes nothing."
      ]
    )
  }

  @Test func failuresAreNotKept() async throws {
    let course = try TestRunner()
    defer { course.remove() }
    for _ in 0..<2 {
      let outcome = try await course.run("fatalError(\"no\")\n")
      #expect(!outcome.isFromCache)
      #expect(outcome.report == nil)
    }
  }

  /// A hundred times a bit is flipped or the end cut off, anywhere in what is kept.
  @Test func damagedEntriesAreNoticedAndMadeAgain() async throws {
    let course = try TestRunner()
    defer { course.remove() }
    let job = BlockJob.test(Self.code)
    let first = try #require(try await course.run([job]).first?.report)
    var random = SplitMix(state: 31)
    for round in 0..<100 {
      // Every fourth time a program, its record or a trace, which take longer to make again.
      let all = try entries(below: course.cache)
      let results = all.filter { $0.contains("/results/") }
      let file = try #require((round % 4 == 0 ? all : results).randomElement(using: &random))
      try damage(file, &random)
      let kept = try #require(try await course.runner(mode: .none).run([job]).first)
      if file.contains("/results/") {
        #expect(kept.report == nil && kept.reason == .damaged)
      } else {
        // A result that is whole needs no program; without it the program is looked at.
        #expect(kept.report == first)
        for result in results { try Files.remove(result) }
      }
      let outcome = try #require(try await course.run([job]).first)
      #expect(outcome.report == first && !outcome.isFromCache, "\(file)")
    }
  }

  @Test func twoBuildsAtOnceShareTheCache() async throws {
    let course = try TestRunner()
    defer { course.remove() }
    let jobs = (0..<6).map { BlockJob.test("result(\"n\", \($0 / 2))\n", id: "block-\($0)") }
    async let left = course.run(jobs)
    async let right = course.run(jobs)
    let (one, two) = try await (left, right)
    #expect(one.compactMap(\.report) == two.compactMap(\.report) && one.count == 6)
    #expect(one.flatMap(\.diagnostics).isEmpty && two.flatMap(\.diagnostics).isEmpty)
    #expect(try await course.run(jobs).allSatisfy(\.isFromCache))
  }

  private func damage(_ file: String, _ random: inout SplitMix) throws {
    var bytes = try Files.read(file)
    if Bool.random(using: &random) {
      bytes[Int.random(in: bytes.indices, using: &random)] ^=
        1 << UInt8.random(in: 0...7, using: &random)
    } else {
      bytes.removeLast(Int.random(in: 1...bytes.count, using: &random))
    }
    // In the place of the old file, which may be running.
    try Files.writeAtomically(bytes, to: file)
  }

  /// Kept results, programs and their records.
  private func entries(below folder: String) throws -> [String] {
    try Files.tree(folder).map(folder.appendingPath)
  }
}

extension TestRunner {
  /// The same compiler in another folder.
  fileprivate func linkedToolchain() throws -> String {
    let root = cache.appendingPath("elsewhere")
    try Files.makeDirectory(root)
    for part in ["bin", "lib"] {
      #expect(symlink(toolchain.root.appendingPath(part), root.appendingPath(part)) == 0)
    }
    return root
  }

  /// The compute core with a line more.
  fileprivate func changedCore() throws -> String {
    let folder = cache.appendingPath("other-core")
    for path in try Files.tree(core.directory) where path.hasSuffix(".swift") {
      let file = folder.appendingPath(path)
      try Files.makeDirectory(file.parentPath ?? folder)
      var bytes = try Files.read(core.directory.appendingPath(path))
      if path == "Simulation/Result.swift" { bytes += Array("// more\n".utf8) }
      try Files.write(bytes, to: file)
    }
    return folder
  }
}
