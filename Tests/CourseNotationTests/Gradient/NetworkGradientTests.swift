// The three properties of backward passes, for every network of the course: central differences
// agree, the printed pass reads back as the same program, and its numbers are the same.

import CourseNotation
import DeterministicMath
import TestSupport
import Testing

@Suite struct NetworkGradientTests {
  /// Programs without gradients; those of the course that are backward passes themselves have none.
  static let fixtures = Fixture.all(in: "networks", file: String(#filePath).outOfFolder)
    .filter { !$0.name.hasSuffix("-backward") }

  @Test(arguments: fixtures)
  func agreesWithCentralDifferences(_ fixture: Fixture) throws {
    let program = try #require(Program.read(ProgramText(fixture.text("program.txt"))).program)
    try BackwardPassProperties(program, seed: 1).check()
  }

  @Test(arguments: fixtures)
  func agreesForALossThatWeighsEveryElement(_ fixture: Fixture) throws {
    let program = try #require(Program.read(ProgramText(fixture.text("program.txt"))).program)
    let text = program.textWithWeightedLoss
    let weighted = try #require(Program.read(ProgramText(text)).program, "\(text)")
    try BackwardPassProperties(weighted, seed: 2).check()
  }
}

/// The properties that every backward pass has.
struct BackwardPassProperties {
  let forward: Program
  let backward: Program
  let seed: UInt64

  init(_ forward: Program, seed: UInt64) throws {
    self.forward = forward
    self.seed = seed
    backward = try forward.gradient()
  }

  /// Checks them all.
  func check(_ location: SourceLocation = #_sourceLocation) throws {
    let again = try readBack(location)
    var (error, tensor) = try largestError(again, seed)
    // A kink of ReLU or a maximum between the two points of a difference is not there twice.
    if !(error < 1e-6) { (error, tensor) = try largestError(again, seed + 1) }
    #expect(
      error < 1e-6,
      "gradient of \(tensor):\n\(forward.plainText())\n\(backward.plainText())",
      sourceLocation: location
    )
  }

  /// Both passes against central differences.
  private func largestError(_ again: Program, _ seed: UInt64) throws -> (Double, String) {
    var stream = RandomStream(seed: seed)
    let check = try GradientCheck(forward, losses: forward.tensors(.output), stream: &stream)
    let planned = try check.largestError(backward, stream: &stream)
    try expectSameNumbers(check, again)
    return planned
  }

  /// The printed pass computes the same bits.
  private func expectSameNumbers(_ check: GradientCheck, _ again: Program) throws {
    let planned = try check.run(backward).values
    let read = try check.run(again).values
    for tensor in backward.tensors(.output) {
      let other = try #require(again.tensor(named: backward[tensor].name))
      let pairs = zip(planned[tensor].elements, read[other].elements)
      let isClose = pairs.allSatisfy { abs($0 - $1) <= 1e-12 * (1 + abs($0)) }
      #expect(planned[tensor].shape == read[other].shape)
      #expect(isClose, "\(backward[tensor].name.plainText)\n\(backward.plainText())")
    }
  }

  /// Reads the printed pass, in both spellings.
  private func readBack(_ location: SourceLocation) throws -> Program {
    let text = backward.plainText()
    let (read, diagnostics) = Program.read(ProgramText(text))
    let program = try #require(
      read,
      "\(diagnostics.map(\.summary))\n\(text)",
      sourceLocation: location
    )
    #expect(diagnostics.isEmpty, "\(diagnostics.map(\.summary))\n\(text)", sourceLocation: location)
    #expect(program.plainText() == text, sourceLocation: location)
    #expect(program.summary == backward.summary, "\(text)", sourceLocation: location)
    try readLaTeX(of: program, location)
    return program
  }

  /// The display in LaTeX, under the header of the plain text, is the same program.
  private func readLaTeX(of program: Program, _ location: SourceLocation) throws {
    let latex = backward.latex
    let header = backward.plainText().dropLast(backward.plainText(withHeader: false).count)
    let (read, diagnostics) = Program.read(ProgramText(header + latex))
    let again = try #require(
      read,
      "\(diagnostics.map(\.summary))\n\(latex)",
      sourceLocation: location
    )
    #expect(again.latex == latex, sourceLocation: location)
    #expect(again.plainText() == backward.plainText(), sourceLocation: location)
  }
}
