// Random programs through both engines, forward and backward: they agree, and count the same.

import CourseNotation
import DeterministicMath
import Testing

@Suite struct RandomEngineTests {
  @Test(arguments: 0..<4)
  func enginesAgreeOnRandomPrograms(_ part: Int) throws {
    for number in stride(from: part, to: RandomGradientTests.count, by: 4) {
      let text = RandomProgram.text(RandomStream(seed: UInt64(number)))
      let program = try #require(Program.read(ProgramText(text)).program, "\(number)\n\(text)")
      let weighted = program.textWithWeightedLoss
      let forward = try #require(Program.read(ProgramText(weighted)).program, "\(weighted)")
      let choice: SizeChoice = number < 40 ? .small : number % 2 == 0 ? .odd : .wide
      let trial = EngineTrial(forward, seed: UInt64(number), choice: choice)
      try EngineAgreement(trial, "\(number)\n\(weighted)").check()
    }
  }
}

/// A program and its backward pass in one plan, beside the interpreter.
struct EngineAgreement {
  let forward: EngineTrial
  let label: String

  init(_ forward: EngineTrial, _ label: String) {
    (self.forward, self.label) = (forward, label)
  }

  func check() throws {
    let values = try forward.interpreted()
    let backward = try backwardTrial(values)
    let expected = try backward.interpreted()
    let plan = try Plan([
      .init(forward.program, forward.sizes), .init(backward.program, backward.sizes),
    ])
    try forward.setInputs(of: plan)
    plan.run(part: 0)
    try forward.expectAgreement(plan, values, label, floor: values.largest)
    expectCounts(plan.counts, values.counts)
    plan.run(part: 1)
    let text = label + backward.program.plainText()
    try backward.expectAgreement(plan, expected, text, floor: expected.largest)
    expectCounts(plan.counts, expected.counts)
  }

  /// The backward pass, on what the forward pass computed.
  private func backwardTrial(_ values: Interpretation) throws -> EngineTrial {
    let backward = try forward.program.gradient()
    var inputs: [TensorID: TensorValue] = [:]
    for tensor in backward.tensors(.input) {
      let same = try #require(forward.program.tensor(named: backward[tensor].name))
      inputs[tensor] = values[same].restricted(to: backward.zeros(tensor, forward.sizes))
    }
    return EngineTrial(backward, forward.sizes, inputs)
  }

  private func expectCounts(_ counts: OperationCounts, _ expected: OperationCounts) {
    #expect(counts.multiplications == expected.multiplications, "\(label)")
    #expect(counts.additions == expected.additions, "\(label)")
    #expect(counts.functions == expected.functions, "\(label)")
  }
}

extension Interpretation {
  /// The largest magnitude of any element, at least 1: rounding it may be seen wherever such terms
  /// cancel.
  fileprivate var largest: Double {
    tensors.flatMap(\.elements).reduce(1) { $1.isFinite ? max($0, abs($1)) : $0 }
  }
}
