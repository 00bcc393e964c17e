import CourseNotation
public import DeterministicMath
import Simulation
import TensorCore

extension NotationProgram {
  /// Runs the program; a backward pass runs after its program.
  ///
  ///     program("gru").run(["B": 16, "T": 64], ["x": .normal(), "B^R": .zeros])
  ///
  /// Random inputs are those of the course's seed, the block's name, how often the block took random
  /// numbers before, and the input's name.
  ///
  /// - Parameters:
  ///   - sizes: Sizes by their letters; those of the program's header need not be given.
  ///   - inputs: What inputs hold.
  ///   - others: What all other inputs hold; those that are positions are drawn from all positions.
  /// - Returns: What the program computed.
  /// - Complexity: One to two milliseconds to plan it, and the time that the operations take.
  @export(interface)
  public func run(
    _ sizes: KeyValuePairs<String, Int> = [:],
    _ inputs: KeyValuePairs<String, ProgramInput> = [:],
    others: ProgramInput = .normal(deviation: 0.5)
  ) -> ProgramRun {
    let (stream, threads) = (BlockResources.nextStream(), BlockResources.threads)
    return run(sizes, inputs, others, stream, on: .some(threads))
  }

  /// Runs the program with random numbers of a stream, as a sample of `monteCarlo` does.
  ///
  ///     monteCarlo(samples: 1000) { random in mlp.run(["L": 8], using: &random).value("y") }
  @export(interface)
  public func run(
    _ sizes: KeyValuePairs<String, Int> = [:],
    _ inputs: KeyValuePairs<String, ProgramInput> = [:],
    others: ProgramInput = .normal(deviation: 0.5),
    using random: inout RandomStream
  ) -> ProgramRun {
    run(sizes, inputs, others, RandomStream(seed: random.next()), on: .one)
  }

  private func run(
    _ sizes: KeyValuePairs<String, Int>,
    _ inputs: KeyValuePairs<String, ProgramInput>,
    _ others: ProgramInput,
    _ stream: RandomStream,
    on workers: Workers
  ) -> ProgramRun {
    let values = self.sizes(sizes)
    var parts = [Plan.Part(forward, values)]
    if let backward { parts.append(Plan.Part(backward, values)) }
    let plan: Plan
    do throws(PlanError) {
      plan = try Plan(parts, keepsIntermediates: true, on: workers)
    } catch {
      stop(.plan(error), in: id)
    }
    InputFilling(program: self, plan: plan, sizes: values).fill(inputs, others: others, stream)
    for part in parts.indices { plan.run(part: part) }
    return ProgramRun(id: id, plan: plan)
  }
}

extension Workers {
  /// A pool, or the calling thread alone.
  static func some(_ threads: Int) -> Workers { threads > 1 ? Workers(count: threads) : .one }
}

extension ProgramMistake {
  static func plan(_ error: PlanError) -> ProgramMistake {
    switch error {
    case .tooLarge(let elements): .tooLarge(elements: elements)
    }
  }
}
