// The properties of backward passes for random programs.

import CourseNotation
import DeterministicMath
import Foundation
import Testing

@Suite struct RandomGradientTests {
  /// How many programs are tried: more with NOTATION_PROGRAMS in the environment.
  static let count: Int = {
    let given = ProcessInfo.processInfo.environment["NOTATION_PROGRAMS"]
    return given.flatMap { Int($0) } ?? 40
  }()

  @Test(arguments: 0..<4)
  func randomProgramsHaveTheirProperties(_ part: Int) throws {
    var differentiated = 0
    for number in stride(from: part, to: Self.count, by: 4) {
      let text = RandomProgram.text(RandomStream(seed: UInt64(number)))
      let program = try #require(Program.read(ProgramText(text)).program, "\(number)\n\(text)")
      let weighted = program.textWithWeightedLoss
      let forward = try #require(Program.read(ProgramText(weighted)).program, "\(weighted)")
      do {
        try BackwardPassProperties(forward, seed: UInt64(number)).check()
      } catch { Issue.record("\(number): \(error)\n\(weighted)") }
      differentiated += 1
    }
    #expect(differentiated >= Self.count / 4)
  }
}
