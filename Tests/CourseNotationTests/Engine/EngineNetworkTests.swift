// Every network of the course: the engine agrees with the interpreter, forward and backward.

import CourseNotation
import Foundation
import TestSupport
import Testing

@Suite struct EngineNetworkTests {
  static let fixtures = Fixture.all(in: "networks", file: String(#filePath).besideFixtures)

  static func program(_ fixture: Fixture) throws -> Program {
    let (program, diagnostics) = Program.read(ProgramText(try fixture.text("program.tex")))
    return try #require(program, "\(diagnostics)")
  }

  @Test(arguments: fixtures)
  func agreesWithTheInterpreter(_ fixture: Fixture) throws {
    let trial = EngineTrial(try Self.program(fixture))
    let expected = try trial.interpreted()
    for keeps in [true, false] {
      let plan = try Plan([.init(trial.program, trial.sizes)], keepsIntermediates: keeps)
      try trial.setInputs(of: plan)
      for _ in 0..<2 {
        plan.run()
        try trial.expectAgreement(plan, expected, fixture.name)
        expectCounts(plan.counts, expected.counts)
      }
    }
  }

  @Test(arguments: fixtures)
  func agreesWithTheInterpreterBackward(_ fixture: Fixture) throws {
    let trial = EngineTrial(try Self.program(fixture))
    guard let backward = try? trial.program.gradient() else { return }
    let forward = try trial.interpreted()
    var inputs: [TensorID: TensorValue] = [:]
    for tensor in backward.tensors(.input) {
      let same = try #require(trial.program.tensor(named: backward[tensor].name))
      inputs[tensor] = forward[same].restricted(to: backward.zeros(tensor, trial.sizes))
    }
    let second = EngineTrial(backward, trial.sizes, inputs)
    let expected = try second.interpreted()
    let plan = try Plan([.init(trial.program, trial.sizes), .init(backward, trial.sizes)])
    try trial.setInputs(of: plan)
    for _ in 0..<2 {
      plan.run(part: 0)
      try trial.expectAgreement(plan, forward, fixture.name)
      plan.run(part: 1)
      try second.expectAgreement(plan, expected, fixture.name + " backward")
      expectCounts(plan.counts, expected.counts)
    }
  }

  private func expectCounts(_ counts: OperationCounts, _ expected: OperationCounts) {
    #expect(counts.multiplications == expected.multiplications)
    #expect(counts.additions == expected.additions)
    #expect(counts.functions == expected.functions)
  }
}

extension TensorValue {
  /// The elements that another tensor has.
  func restricted(to other: TensorValue) -> TensorValue {
    var result = other
    for place in result.elements.indices {
      let indices = result.indices(at: place)
      var offset = 0
      for dimension in indices.indices {
        offset = offset * shape[dimension] + indices[dimension] - lowerBounds[dimension]
      }
      result.elements[place] = elements[offset]
    }
    return result
  }
}

extension String {
  /// A file's path as if the file were one folder further out, beside `Fixtures`.
  var besideFixtures: String {
    let parts = split(separator: "/", omittingEmptySubsequences: false)
    return (parts.dropLast(2) + parts.suffix(1)).joined(separator: "/")
  }
}
