import CourseMarkdown
import CourseModel
import Diagnostics
import Foundation
import TestSupport
import Testing

/// Each spelling of the dialects has a folder: `input.md`, what the command `outline` tells of it,
/// and the structure with the text in it.
@Suite struct RecognitionFixtureTests {
  @Test(arguments: Fixture.all(in: "dialects"))
  func dialectIsRecognised(_ fixture: Fixture) throws {
    let document = MarkdownParser().parse(try fixture.text("input.md"))
    let set = ProblemSetRecognizer.recognize(document)
    try expectSnapshot(
      StructureDump.text(set),
      matches: fixture.directory.appending(path: "structure.txt")
    )
    try expectSnapshot(
      try OutlineJSON.text(set),
      matches: fixture.directory.appending(path: "outline.json")
    )
  }

  @Test(arguments: Fixture.all(in: "merges"))
  func solutionsOfASecondFileFindTheirProblems(_ fixture: Fixture) throws {
    let parser = MarkdownParser()
    let set = ProblemSetRecognizer.recognize(parser.parse(try fixture.text("input.md")))
    let solutions = ProblemSetRecognizer.recognize(
      parser.parse(try fixture.text("input-sol.md"))
    )
    let merged = SolutionMerge.merge(solutions, into: set, path: "input-sol.md")
    try expectSnapshot(
      StructureDump.text(merged),
      matches: fixture.directory.appending(path: "structure.txt")
    )
  }
}

/// The JSON of the command `outline`.
enum OutlineJSON {
  static func text(_ set: ProblemSet) throws -> String {
    let file = Outline.File(set, path: "input.md", diagnostics: set.diagnostics)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let data = try encoder.encode(Outline(files: [file]))
    return String(decoding: data, as: UTF8.self) + "\n"
  }
}
