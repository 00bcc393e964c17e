import BlockExecution
import FileStorage
import Testing

/// What changes against what runs again.
@Suite struct BlockCacheTests {
  static let code = "let d = input(\"d\", 2, in: 1...9)\nresult(\"d\", d)\n"

  struct Change: Sendable, CustomTestStringConvertible {
    var name: String
    var runsAgain: Bool
    var change: @Sendable (inout BlockJob) -> Void
    var testDescription: String { name }
  }

  static let changes = [
    Change(name: "nothing", runsAgain: false) { _ in },
    Change(name: "the place in the file", runsAgain: false) { $0.firstLine = 7 },
    Change(name: "the file", runsAgain: false) { $0.path = "content/other.md" },
    Change(name: "a time limit", runsAgain: false) { $0.timeout = 3 },
    Change(name: "a comment", runsAgain: true) { $0.code += "// more\n" },
    Change(name: "the id", runsAgain: true) { $0.id = "other" },
    Change(name: "an input", runsAgain: true) { $0.inputs = [.init("d", 3)] },
    Change(name: "the samples", runsAgain: true) { $0.samples = 7 },
  ]

  @Test(arguments: changes)
  func runsAgainWhatTheChangeReaches(_ change: Change) async throws {
    let course = try TestRunner()
    defer { course.remove() }
    var job = BlockJob.test(Self.code)
    #expect(try await course.run([job]).map(\.isFromCache) == [false])
    change.change(&job)
    #expect(try await course.run([job]).map(\.isFromCache) == [!change.runsAgain])
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

  @Test func damagedEntriesAreMadeAgain() async throws {
    let course = try TestRunner()
    defer { course.remove() }
    let job = BlockJob.test(Self.code)
    let first = try #require(try await course.run([job]).first?.report)
    for file in try entries(below: course.cache) {
      var bytes = try Files.read(file)
      for damage in [bytes.count / 2, bytes.count - 1, 0] {
        bytes[damage] ^= 0x10
        try Files.write(bytes, to: file)
        let outcome = try #require(try await course.run([job]).first)
        #expect(outcome.report == first)
        bytes = try Files.read(file)
      }
      try Files.write(bytes.prefix(bytes.count / 3), to: file)
      #expect(try await course.run([job]).first?.report == first)
    }
  }

  /// Kept results, programs and their records.
  private func entries(below folder: String) throws -> [String] {
    var found: [String] = []
    for name in try Files.names(in: folder) where name != "modules" {
      let path = folder.appendingPath(name)
      if try Files.status(path).kind == .directory {
        found += try entries(below: path)
      } else {
        found.append(path)
      }
    }
    return found
  }
}
