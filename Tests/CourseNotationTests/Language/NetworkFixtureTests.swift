// Every network of the course, in both spellings.

import CourseNotation
import Foundation
import TestSupport
import Testing

@Suite struct NetworkFixtureTests {
  static let fixtures = Fixture.all(in: "networks", file: String(#filePath).outOfFolder)

  @Test(arguments: fixtures)
  func meansWhatIsRecorded(_ fixture: Fixture) throws {
    let program = try read(fixture.text("program.tex"))
    let file = fixture.directory.appending(path: "expected.txt")
    try expectSnapshot(program.summary, matches: file)
  }

  @Test(arguments: fixtures)
  func isTheSameInPlainText(_ fixture: Fixture) throws {
    let latex = try read(fixture.text("program.tex"))
    let plain = try read(fixture.text("program.txt"))
    #expect(plain.summary == latex.summary)
  }

  @Test(arguments: fixtures)
  func printingIsAFixedPoint(_ fixture: Fixture) throws {
    let program = try read(fixture.text("program.tex"))
    let plain = program.plainText()
    let fromPlain = try read(plain)
    #expect(fromPlain.plainText() == plain)
    #expect(fromPlain == program)
    let header = plain.split(separator: "\n").filter { $0.hasPrefix("%|") }
    let fromLaTeX = try read(header.map { $0 + "\n" }.joined() + program.latex)
    #expect(fromLaTeX.latex == program.latex)
    #expect(fromLaTeX == program)
  }

  @Test(arguments: fixtures)
  func hasBalancedMathML(_ fixture: Fixture) throws {
    let markup = try read(fixture.text("program.tex")).mathML
    var open: [Substring] = []
    for tag in markup.split(separator: "<").filter({ $0.contains(">") }) {
      let name = tag.prefix { $0 != ">" && $0 != " " }
      if name.hasPrefix("/") {
        #expect(open.popLast() == name.dropFirst())
      } else if !tag.prefix(while: { $0 != ">" }).hasSuffix("/") {
        open.append(name)
      }
    }
    #expect(open.isEmpty)
  }

  private func read(_ text: String) throws -> Program {
    let (program, diagnostics) = Program.read(ProgramText(text))
    #expect(diagnostics.isEmpty, "\(diagnostics.map(\.summary))\n\(text)")
    return try #require(program)
  }
}

extension String {
  /// A file's path as if the file were one folder further out, beside `Fixtures`.
  var outOfFolder: String {
    let parts = split(separator: "/", omittingEmptySubsequences: false)
    return (parts.dropLast(2) + parts.suffix(1)).joined(separator: "/")
  }
}
