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
  private func largestError(_ again: Program?, _ seed: UInt64) throws -> (Double, String) {
    var stream = RandomStream(seed: seed)
    let check = try GradientCheck(forward, losses: forward.tensors(.output), stream: &stream)
    let planned = try check.largestError(backward, stream: &stream)
    guard let again else { return planned }
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

  /// Reads the printed pass.
  ///
  /// The checker refuses an index that stands on the left of `+=` and in a looked-up index there,
  /// `p.grad[b,y[b]] += …`; passes that need it are not read back. An axis that counts from 1 only
  /// because a Σ of the forward program says so counts from 0 in a pass without that Σ.
  private func readBack(_ location: SourceLocation) throws -> Program? {
    let text = backward.plainText()
    let (read, diagnostics) = Program.read(ProgramText(text))
    guard let read else {
      let isRefused = diagnostics.allSatisfy { $0.severity == .warning || $0.rule == "bound-index" }
      let message = "\(diagnostics.map(\.summary))\n\(text)"
      #expect(isRefused && hasRepeatedTarget, "\(message)", sourceLocation: location)
      return nil
    }
    #expect(read.plainText() == text, sourceLocation: location)
    if countsFromOneForward { return nil }
    #expect(read.summary == backward.summary, sourceLocation: location)
    return read
  }

  /// Whether a Σ gives an axis its beginning that neither a subscript nor a recurrence has.
  private var countsFromOneForward: Bool {
    forward.schedule.count == forward.statements.count
      && forward.axes.contains { axis in
        axis.range.origin == .at(SizeExpression(1))
      } && !forward.tensors.contains { $0.dimensions.contains(where: \.isSubscript) }
  }

  private var hasRepeatedTarget: Bool {
    backward.statements.contains { statement in
      statement.target.indices.flatMap(\.variables).count != statement.target.variables.count
    }
  }
}
