// Training: forward, backward, a step of gradient descent; nothing is allocated in a step.

package import TensorCore

/// Trains the inputs of a program that are its parameters, by gradient descent with momentum.
///
///     velocity = momentum · velocity + gradient
///     parameter -= rate · velocity
///
/// The bits of every step depend on programs, sizes, inputs and the numbers here alone.
package final class Trainer {
  /// How far a step goes.
  package struct Options: Hashable, Sendable {
    package var rate: Float
    package var momentum: Float

    package init(rate: Float, momentum: Float = 0) {
      self.rate = rate
      self.momentum = momentum
    }
  }

  /// A tensor that is trained, and where its gradient is.
  private struct Parameter {
    var tensor: PlannedTensor
    var gradient: PlannedTensor
    /// Where its velocities begin.
    var place: Int
  }

  /// Forward pass (part 0) and backward pass (part 1).
  package let plan: Plan
  package var options: Options
  private let parameters: [Parameter]
  private let velocities: UnsafeMutablePointer<Float>
  private let loss: PlannedTensor

  /// Plans training with a backward pass, of which only what the parameters need is run.
  ///
  /// - Parameters:
  ///   - program: A program that computes a loss.
  ///   - backward: The gradient of the loss.
  ///   - loss: The loss, whose elements are summed.
  ///   - parameters: The inputs to train.
  ///   - sizes: A value for each size.
  ///   - options: How far a step goes.
  ///   - workers: Who computes.
  /// - Throws: Why there is no plan.
  package init(
    _ program: Program,
    backward: Program,
    loss: TensorID,
    parameters: [TensorID],
    sizes: SizeValues,
    options: Options,
    on workers: Workers = .one
  ) throws(TrainerError) {
    self.options = options
    let gradients = parameters.compactMap { backward.tensor(named: program[$0].name.gradient) }
    let backward = backward.computingOnly(gradients)
    do throws(PlanError) {
      plan = try Plan([.init(program, sizes), .init(backward, sizes)], on: workers)
    } catch {
      throw .plan(error)
    }
    guard let lossTensor = plan.tensor(named: program[loss].name) else { throw .missing(loss) }
    self.loss = lossTensor
    var found: [Parameter] = []
    var place = 0
    for parameter in parameters {
      guard let tensor = plan.tensor(named: program[parameter].name),
        let gradient = plan.tensor(named: program[parameter].name.gradient),
        plan.count(of: tensor) == plan.count(of: gradient)
      else { throw .missing(parameter) }
      found.append(Parameter(tensor: tensor, gradient: gradient, place: place))
      place += plan.count(of: tensor)
    }
    self.parameters = found
    velocities = .allocate(capacity: max(1, place))
    velocities.initialize(repeating: 0, count: max(1, place))
  }

  deinit {
    velocities.deallocate()
  }

  /// Takes one step.
  ///
  /// - Returns: The loss before it.
  @discardableResult
  package func step() -> Float {
    plan.run(part: 0)
    plan.run(part: 1)
    for parameter in parameters { update(parameter) }
    return plan.sum(of: loss)
  }

  private func update(_ parameter: Parameter) {
    let memory = plan.memory.base
    plan.forEachRun(of: parameter.tensor, beside: parameter.gradient) { run in
      let velocity = velocities + (parameter.place &+ run.place)
      let value = memory + run.offset
      let gradient = memory + run.otherOffset
      for index in 0..<run.count {
        let next = options.momentum * velocity[index] + gradient[index &* run.otherStride]
        velocity[index] = next
        value[index &* run.stride] -= options.rate * next
      }
    }
  }
}

/// Why a program cannot be trained.
package enum TrainerError: Error, Hashable, Sendable {
  case plan(PlanError)
  /// The tensor has no gradient, or none of its shape.
  case missing(TensorID)
}
