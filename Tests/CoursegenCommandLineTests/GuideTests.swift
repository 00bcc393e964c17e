import Foundation
import Testing

/// The author's guide against the code: what exists is in it, and what it names exists.
@Suite struct GuideTests {
  private static let repository = TestConsole.repository

  /// The pages of the guide by their names, those that are generated apart.
  private static let pages: (written: [String: String], generated: [String: String]) = {
    let folder = repository.appending(path: "content/guide")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    var pages: (written: [String: String], generated: [String: String]) = ([:], [:])
    for name in names where name.hasSuffix(".md") {
      let text = try? String(contentsOf: folder.appending(path: name), encoding: .utf8)
      if name.hasPrefix("reference-") {
        pages.generated[name] = text
      } else {
        pages.written[name] = text
      }
    }
    return pages
  }()

  private func helpDump() async throws -> String {
    try await TestConsole().run("--experimental-dump-help").output
  }

  @Test func theReferenceIsWhatTheCodeGenerates() async throws {
    let dump = FileManager.default.temporaryDirectory.appending(path: "help-\(UUID()).json")
    try Data(try await helpDump().utf8).write(to: dump)
    defer { try? FileManager.default.removeItem(at: dump) }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/python3")
    process.arguments = [
      Self.repository.appending(path: "Scripts/generate-reference").path, "--check", "--help-dump",
      dump.path,
    ]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let said = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0 && said == "", "\(said)")
  }

  @Test func optionsAndCommandsThatTheGuideNamesExist() async throws {
    let dump = try await helpDump()
    // Of sbatch, and of an example of text.
    let foreign: Set<Substring> = ["--partition"]
    for (name, text) in Self.pages.written {
      for option in text.matches(of: /--[a-z][a-z-]*[a-z]/).map(\.0) where !foreign.contains(option)
      {
        #expect(dump.contains("\"name\" : \"\(option.dropFirst(2))\""), "\(option) in \(name)")
      }
      for command in text.matches(of: /coursegen ([a-z]+)/).map(\.1) {
        #expect(dump.contains("\"commandName\" : \"\(command)\""), "\(command) in \(name)")
      }
    }
  }

  @Test func filesOfTheThemeThatTheGuideNamesExist() throws {
    for (name, text) in Self.pages.written {
      for path in text.matches(of: /(?:assets\/)?[a-z-]+\.(?:mustache|css|js)\b/).map(\.0) {
        let file = Self.repository.appending(path: "templates/\(path)").path
        #expect(FileManager.default.fileExists(atPath: file), "\(path) in \(name)")
      }
      for path in text.matches(of: /\*(?:Documentation|Scripts)\/[A-Za-z.-]+\*/).map(\.0) {
        let file = Self.repository.appending(path: "\(path.dropFirst().dropLast())").path
        #expect(FileManager.default.fileExists(atPath: file), "\(path) in \(name)")
      }
    }
  }

  @Test func templatesAndAssetsAreDescribed() throws {
    let folder = Self.repository.appending(path: "templates")
    let described = try String(
      contentsOf: Self.repository.appending(path: "Documentation/Templates.md"),
      encoding: .utf8
    )
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
      let name = path.replacingOccurrences(of: ".mustache", with: "")
      guard path.contains(".") else { continue }
      #expect(described.contains("`\(name)`"), "\(path)")
    }
  }

  @Test(arguments: [
    ("Options of a simulation", ["simulations.md"]), ("Header of a program", ["programs.md"]),
    ("Keys of an answer", ["answers.md"]), ("Keys below `verify`", ["answers.md"]),
    ("Configuration", ["site.md", "results.md", "editions.md", "reference-keys.md"]),
    ("Front matter", ["problem-sets.md"]),
  ])
  func keysOfBlocksAreExplained(section: String, pages: [String]) throws {
    let reference = try #require(Self.pages.generated["reference-keys.md"])
    let start = try #require(reference.range(of: "## \(section)")?.upperBound)
    let body = reference[start...].split(separator: "\n## ", maxSplits: 1)[0]
    let keys = body.split(separator: "\n").dropFirst().flatMap { line in
      line.hasPrefix("| `")
        ? [line.split(separator: "`")[1]]
        : line.hasPrefix("`")
          ? line.split(separator: "`").filter { $0 != ", " } : []
    }
    #expect(keys.count > 5)
    let all = Self.pages.written.merging(Self.pages.generated) { $1 }
    let text = pages.compactMap { all[$0] }.joined()
    for key in keys { #expect(text.contains("`\(key)`"), "\(key) in \(pages)") }
  }
}
