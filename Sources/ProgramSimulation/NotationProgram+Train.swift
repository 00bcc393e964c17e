import CourseNotation
public import DeterministicMath
import Simulation

/// Makes the data of a step of training: inputs by name, from random numbers of the step's own.
public typealias TrainingData = (
  _ step: Int, _ random: inout RandomStream
) -> KeyValuePairs<String, ProgramInput>

extension NotationProgram {
  /// Trains the program by gradient descent with momentum.
  ///
  ///     let training = program("gru").train(["B": 16, "T": 8], steps: 200, rate: 0.1) { _, random in
  ///       let (x, y) = sequences(&random)
  ///       return ["x": .values(x), "y": .values(y)]
  ///     }
  ///     chart(.line(y: training.losses))
  ///
  /// A step is: velocity = momentum · velocity + gradient; parameter -= rate · velocity.
  ///
  /// - Parameters:
  ///   - sizes: Sizes by their letters; those of the program's header need not be given.
  ///   - inputs: What inputs hold before the first step.
  ///   - others: What all other inputs hold before the first step.
  ///   - loss: What is made small; the only number that the program computes, unless named.
  ///   - parameters: The inputs that are trained: unless named, all real ones but those that the data
  ///     set, and those with which a recurrence begins.
  ///   - steps: How many steps.
  ///   - rate: How far a step goes.
  ///   - momentum: What is kept of the last step's velocity.
  ///   - data: Sets inputs before each step.
  /// - Returns: The loss before each step, and the trained inputs.
  @export(interface)
  public func train(
    _ sizes: KeyValuePairs<String, Int> = [:],
    _ inputs: KeyValuePairs<String, ProgramInput> = [:],
    others: ProgramInput = .normal(deviation: 0.1),
    loss: String? = nil,
    parameters: [String]? = nil,
    steps: Int,
    rate: Double,
    momentum: Double = 0,
    data: TrainingData = { _, _ in [:] }
  ) -> ProgramTraining {
    let (stream, threads) = (BlockResources.nextStream(), BlockResources.threads)
    let values = self.sizes(sizes)
    var random = Self.random(stream, step: 0)
    let first = data(0, &random)
    let trained = trainedInputs(parameters, besides: first)
    let loss = self.loss(loss)
    let trainer: Trainer
    do throws(TrainerError) {
      trainer = try Trainer(
        forward,
        backward: backward(of: loss),
        loss: loss,
        parameters: trained,
        sizes: values,
        options: Trainer.Options(rate: Float(rate), momentum: Float(momentum)),
        on: .some(threads)
      )
    } catch {
      stop(mistake(error), in: id)
    }
    let filling = InputFilling(program: self, plan: trainer.plan, sizes: values)
    filling.fill(inputs, others: others, stream)
    var losses: [Double] = []
    for step in 0..<max(steps, 0) {
      var random = Self.random(stream, step: step)
      filling.fill(data(step, &random), random.split("inputs"))
      losses.append(Double(trainer.step()))
    }
    return ProgramTraining(ProgramRun(id: id, plan: trainer.plan), losses: losses)
  }

  /// The random numbers of a step's data.
  private static func random(_ stream: RandomStream, step: Int) -> RandomStream {
    stream.split("data").split(step)
  }

  /// The tensor that is made small.
  private func loss(_ name: String?) -> TensorID {
    if let name { return tensor(name) }
    guard let only = forward.onlyNumber else { stop(.noLoss, in: id) }
    return only
  }

  private func trainedInputs(
    _ names: [String]?,
    besides data: KeyValuePairs<String, ProgramInput>
  ) -> [TensorID] {
    if let names { return names.map { tensor($0) } }
    let given = data.map { tensor($0.key) }
    return forward.tensors(.input).filter {
      forward[$0].kind == .real && forward[$0].initialSlice == nil && !given.contains($0)
    }
  }

  private func mistake(_ error: TrainerError) -> ProgramMistake {
    switch error {
    case .plan(let error): .plan(error)
    case .missing(let tensor): .notTrainable(forward[tensor].name.plainText)
    }
  }
}
