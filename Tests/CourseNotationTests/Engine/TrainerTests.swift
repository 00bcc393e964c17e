// Training by the engine, beside gradient descent in Double by the interpreter.

import CourseNotation
import Testing

@Suite struct TrainerTests {
  static let text = """
    %| sizes: {B: 6, I: 4, J: 5}
    %| outputs: [Loss]
    h[b,j] = tanh(W[j,I] x[b,I] - a[j])
    z[b] = d[J] h[b,J]
    Loss = sum_{b} (z[b] - y[b])^2
    """

  @Test func followsGradientDescentInDouble() throws {
    let program = try #require(Program.read(ProgramText(Self.text)).program)
    let names: [Name] = [Name("W"), Name("a"), Name("d")]
    let parameters = names.compactMap { program.tensor(named: $0) }
    let loss = try #require(program.tensor(named: Name("Loss")))
    var trial = EngineTrial(program)
    let backward = try program.gradient(of: [loss], for: parameters)
    let trainer = try Trainer(
      program,
      backward: backward,
      loss: loss,
      parameters: parameters,
      sizes: trial.sizes,
      options: Trainer.Options(rate: 0.05, momentum: 0.5)
    )
    try trial.setInputs(of: trainer.plan)
    var velocities: [TensorID: [Double]] = [:]
    var losses: [Float] = []
    for _ in 0..<10 {
      let forward = try trial.interpreted()
      let expected = try #require(forward[loss].elements.first)
      losses.append(trainer.step())
      #expect(abs(Double(losses[losses.count - 1]) - expected) < 1e-4 * (1 + expected))
      try step(&trial, forward, backward, parameters, &velocities)
    }
    #expect(losses[9] < 0.5 * losses[0], "\(losses)")
  }

  /// One step of gradient descent on the interpreter's inputs.
  private func step(
    _ trial: inout EngineTrial,
    _ forward: Interpretation,
    _ backward: Program,
    _ parameters: [TensorID],
    _ velocities: inout [TensorID: [Double]]
  ) throws {
    let program = trial.program
    var inputs: [TensorID: TensorValue] = [:]
    for tensor in backward.tensors(.input) {
      let same = try #require(program.tensor(named: backward[tensor].name))
      inputs[tensor] = forward[same].restricted(to: backward.zeros(tensor, trial.sizes))
    }
    let gradients = try EngineTrial(backward, trial.sizes, inputs).interpreted()
    for parameter in parameters {
      let gradient = try #require(backward.tensor(named: program[parameter].name.gradient))
      let slope = gradients[gradient].elements
      let before = velocities[parameter] ?? slope.map { _ in 0 }
      let velocity = zip(before, slope).map { 0.5 * $0 + $1 }
      velocities[parameter] = velocity
      var value = try #require(trial.inputs[parameter])
      value.elements = zip(value.elements, velocity).map { $0 - 0.05 * $1 }
      trial.inputs[parameter] = value
    }
  }
}
