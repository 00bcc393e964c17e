import Foundation
import TestSupport
import Testing

/// The executable itself, killed.
@Suite(.serialized, .hangLimit) struct KillTests {
  /// The executable beside the tests.
  static let executable = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    .appending(path: "coursegen")

  static func start(_ folder: URL) throws -> Process {
    let process = Process()
    process.executableURL = executable
    process.arguments = ["build", folder.path, "--quiet"]
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  /// The pages of a site that say a word, and all pages.
  static func pages(_ output: URL, saying word: String) throws -> (saying: Int, all: Int) {
    let names = try FileManager.default.contentsOfDirectory(atPath: output.path)
      .filter { $0.hasPrefix("p") && $0.hasSuffix(".html") }
    let saying = try names.filter {
      try String(contentsOf: output.appending(path: $0), encoding: .utf8).contains(word)
    }
    return (saying.count, names.count)
  }

  @Test func anInterruptedBuildLeavesOneWholeSite() async throws {
    #expect(FileManager.default.isExecutableFile(atPath: Self.executable.path))
    let console = try TestConsole(["coursegen.yml": "title: T"])
    let output = console.folder.appending(path: "public")
    func write(_ word: String) throws {
      for index in 0..<60 {
        try console.write("# Page\n\n\(word) $x_{\(index)}$ \(word)\n", to: "content/p\(index).md")
      }
    }
    try write("generation0")
    let whole = try Self.start(console.folder)
    let started = ContinuousClock.now
    whole.waitUntilExit()
    let duration = ContinuousClock.now - started
    #expect(whole.terminationStatus == 0)
    var generator = SplitMix(state: 7)
    var last = 0
    for round in 1...50 {
      try write("generation\(round)x")
      let process = try Self.start(console.folder)
      let share = Double(generator.next() % 1000) / 900
      try await Task.sleep(for: duration * share)
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      let new = try Self.pages(output, saying: "generation\(round)x")
      let old = try Self.pages(output, saying: last == 0 ? "generation0" : "generation\(last)x")
      #expect(new == (60, 60) || old == (60, 60), "round \(round)")
      if new.saying == 60 { last = round }
    }
    let final = try Self.start(console.folder)
    final.waitUntilExit()
    #expect(final.terminationStatus == 0)
    #expect(try Self.pages(output, saying: "generation50x") == (60, 60))
    let left = try FileManager.default.contentsOfDirectory(atPath: console.folder.path).sorted()
    #expect(left == [".coursegen", "content", "coursegen.yml", "public"])
  }
}
