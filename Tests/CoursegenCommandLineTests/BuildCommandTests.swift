import Foundation
import Testing

@Suite struct BuildCommandTests {
  @Test func saysWhatItDidInOneLine() async throws {
    let console = try TestConsole(["coursegen.yml": "title: T", "content/a.md": "# A\n\n$x$"])
    let (status, output, error) = await console.run("build")
    #expect(status == 0 && output == "")
    #expect(
      error.hasPrefix("Published 2 pages, 1 formula in public, ")
        && error.hasSuffix(" files written, in 0.0 s.\n")
    )
    #expect(await console.run("build", "--quiet").error == "")
  }

  @Test func writesDiagnosticsAsACompilerDoes() async throws {
    let console = try TestConsole(["coursegen.yml": "title: T", "content/a.md": "# A\n\n[b](b.md)"])
    let (status, _, error) = await console.run("build")
    #expect(status == 0)
    #expect(
      error.hasPrefix(
        """
        content/a.md:3:1: warning: There is no file “b.md”. [broken-link]
          [b](b.md)
          ^~~~~~~~~

        """
      )
    )
    #expect(await console.run("build", "--strict").status == 1)
  }

  @Test func writesDiagnosticsAsJSON() async throws {
    let console = try TestConsole(["a.md": "# A\n\n[b](b.md)"])
    let (_, output, _) = await console.run("build", "a.md", "--diagnostics-format", "json")
    let array = try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [[String: Any]]
    let first = try #require(array?.first)
    #expect(first["path"] as? String == "a.md" && first["line"] as? Int == 3)
    #expect(first["rule"] as? String == "broken-link" && first["severity"] as? String == "warning")
    let keys = "column endColumn endLine fixes line message notes path rule severity"
    #expect(first.keys.sorted().joined(separator: " ") == keys)
  }

  @Test func anErrorEndsWithOneAndLeavesTheSite() async throws {
    let console = try TestConsole(["coursegen.yml": "title: T", "content/a.md": "# A"])
    _ = await console.run("build")
    try console.write("title: [", to: "coursegen.yml")
    let (status, _, error) = await console.run("build")
    #expect(status == 1)
    #expect(error.hasSuffix("Not published: 1 error. public is as it was.\n"))
  }

  @Test func drawsABarOnATerminal() async throws {
    let console = try TestConsole(["coursegen.yml": "title: T", "content/a.md": "# A"])
    console.terminalWidth = 60
    let error = await console.run("build").error
    #expect(error.contains("\r\u{1B}[KReading [##############################] 1/1"))
    #expect(error.contains("\r\u{1B}[KPublished"))
  }

  @Test(arguments: [
    (["build", "nowhere"], "there is no file or folder nowhere"),
    (["build", "a.txt"], "a.txt is not a folder and not a Markdown file"),
    (["build", "--date", "tomorrow"], "The date “tomorrow” is not of the form 2026-12-01."),
    (["build", "--jobs", "0"], "--jobs wants a number above 0."),
    (
      ["build", "--edition", "teacher"], "The value 'teacher' is invalid for '--edition <edition>'"
    ),
    (["build", "--frobnicate"], "Unknown option '--frobnicate'"),
    (["render", "--extensions", "tables"], "There is no extension “tables”"),
  ])
  func aWrongCallEndsWithSixtyFour(arguments: [String], message: String) async throws {
    let console = try TestConsole(["a.txt": "text"])
    let result =
      switch arguments.count {
      case 2: await console.run(arguments[0], arguments[1])
      default: await console.run(arguments[0], arguments[1], arguments[2])
      }
    #expect(result.status == 64)
    #expect(result.error.contains(message))
  }

  @Test func cleanRemovesTheSiteAndTheCache() async throws {
    let console = try TestConsole(["coursegen.yml": "title: T", "content/a.md": "# A"])
    #expect(await console.run("clean").error == "Nothing to remove.\n")
    _ = await console.run("build")
    #expect(
      await console.run("clean").error
        == "Removed the site in public, the results in .coursegen.\n"
    )
    let left = try FileManager.default.contentsOfDirectory(atPath: console.folder.path).sorted()
    #expect(left == ["content", "coursegen.yml", "public"])
  }

  @Test func cleanMayLeaveWhatIsYoung() async throws {
    let console = try TestConsole(["coursegen.yml": "title: T", "content/a.md": "# A"])
    _ = await console.run("build")
    let (status, _, error) = await console.run("clean", "--older-than", "30d")
    #expect(status == 0 && error == "Nothing is older than 30d.\n")
    #expect(FileManager.default.fileExists(atPath: console.folder.path + "/public/a.html"))
    #expect(await console.run("clean", "--older-than", "soon").status == 64)
  }

  @Test func helpNamesTheCommands() async throws {
    let (status, output, _) = try await TestConsole().run("--help")
    #expect(status == 0)
    for command in ["build", "serve", "check", "new", "outline", "render", "clean"] {
      #expect(output.contains("  \(command) "))
    }
  }

  @Test func helpOfACommandListsItsOptions() async throws {
    let (status, output, _) = try await TestConsole().run("notation", "--help")
    #expect(status == 0 && output.contains("USAGE: coursegen notation"))
    #expect(output.contains("--gradient") && output.contains("--compare"))
    let (other, text, _) = try await TestConsole().run("help", "build")
    #expect(other == 0 && text.contains("--output"))
  }
}
