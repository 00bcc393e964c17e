import CourseNotation
import DeterministicMath
import ProgramSimulation
import Simulation
import TestSupport
import Testing

/// What blocks do with programs, in this process.
///
/// The run of a block is the process's own, so the tests run one after the other.
@Suite(.serialized, .ownBlockRun) struct ProgramRunTests {
  /// Begins the run of a block on a page with some programs.
  private func beginBlock(seed: Int = 1, threads: Int = 1) {
    func digits(_ number: Int) -> String {
      let text = String(number, radix: 16)
      return String(repeating: "0", count: 16 - text.count) + text
    }
    let request = "block test\nseed \(digits(seed))\nthreads \(digits(threads))\n"
    BlockProgram.begin(request: Array(request.utf8))
    add(
      "layer",
      """
      %| id: layer
      %| sizes: {I: 3}
      h[b,j] = tanh(W[j,I] x[b,I] - B[j])
      Loss = Σ_{b,j} h[b,j]^2
      """
    )
    add(
      "words",
      "z[w] = e[w,I] q[I]\ns[b,t] = z[v[b,t]]"
    )
    add("sequence", "h[t,j] = W[j,I] h[t-1,I]\nLoss = Σ_{t,j} h[t,j]")
  }

  /// Adds a program as the build does, with the backward pass of its only number.
  private func add(_ id: String, _ text: String) {
    guard let program = Program.read(ProgramText(text)).program else {
      Issue.record("the program \(id) has errors")
      return
    }
    let id = Array(id.utf8)
    ProgramLibrary.add(id, loss: nil, program.encoded)
    guard let loss = program.onlyNumber, let backward = try? program.gradient(of: [loss]) else {
      return
    }
    ProgramLibrary.add(id, loss: Array(program[loss].name.plainText.utf8), backward.encoded)
  }

  @Test func givesTensorsNumbersAndCounts() {
    beginBlock()
    let layer = program("layer")
    let sizes: KeyValuePairs = ["B": 2, "J": 4]
    let run = layer.run(sizes, ["W": .constant(0.5), "x": .constant(2), "B": .zeros])
    #expect(run["h"].shape == [2, 4] && run.values("h").count == 8)
    #expect(abs(run.value("Loss") - 8 * tanh(3.0) * tanh(3.0)) < 1e-5)
    #expect(run.counts == layer.cost.counts(sizes))
    // Three products, their sum and the difference for each of eight, and the squares.
    #expect(run.counts.multiplications == 8 * 3 + 8)
    #expect(run.counts.functions == 8 && layer.cost.functions == "B·J")
    #expect(layer.cost.order(in: "B") == "O(B)")
    #expect(layer.text.hasPrefix("h[b,j] = tanh("))
  }

  @Test func theGradientIsTheSlopeOfTheLoss() {
    beginBlock()
    let layer = program("layer")
    let x = ProgramInput.values((0..<6).map { Double($0) / 4 - 0.5 })
    let weights = (0..<12).map { Double($0 % 5) / 5 - 0.4 }
    func loss(_ weights: [Double]) -> Double {
      let run = layer.run(["B": 2, "J": 4], ["x": x, "W": .values(weights), "B": .constant(0.2)])
      return run.value("Loss")
    }
    let backward = layer.gradient(of: "Loss")
    let run = backward.run(
      ["B": 2, "J": 4],
      ["x": x, "W": .values(weights), "B": .constant(0.2)]
    )
    let slopes = run.values("W.grad")
    for place in weights.indices {
      var (above, below) = (weights, weights)
      above[place] += 0.01
      below[place] -= 0.01
      #expect(abs((loss(above) - loss(below)) / 0.02 - slopes[place]) < 2e-3)
    }
    #expect(run.counts == backward.cost.counts(["B": 2, "J": 4]))
    #expect(backward.text.contains("W.grad[j,i] +="))
  }

  @Test func eachInputHasRandomNumbersOfItsOwn() {
    func elements(_ inputs: KeyValuePairs<String, ProgramInput>, seed: Int = 1) -> [[Double]] {
      beginBlock(seed: seed)
      let run = program("layer").run(["B": 5, "J": 7], inputs)
      return ["W", "x", "B"].map { run.values($0) }
    }
    let first = elements([:])
    #expect(elements([:]) == first)
    #expect(elements([:], seed: 2)[0] != first[0])
    let given = elements(["x": .zeros])
    #expect(given[0] == first[0] && given[1].allSatisfy { $0 == 0 } && given[2] == first[2])
    #expect(Set(first[0].prefix(15)).isDisjoint(with: first[1].prefix(15)))
    beginBlock()
    let layer = program("layer")
    let runs = (0..<2).map { _ in layer.run(["B": 1, "J": 1]).values("W") }
    #expect(runs[0] != runs[1])
    let uniform = layer.run(["B": 40, "J": 9], others: .uniform(in: 2..<3)).values("x")
    #expect(uniform.allSatisfy { (2...3).contains($0) } && Set(uniform).count > 100)
  }

  @Test func samplesTakeTheRandomNumbersOfTheirStream() {
    beginBlock()
    let layer = program("layer")
    let losses = monteCarlo(samples: 20) { random in
      layer.run(["B": 1, "J": 2], using: &random).value("Loss")
    }
    #expect(Set(losses.values).count == 20)
    var random = RandomStream(seed: 7)
    var again = random
    let one = layer.run(["B": 1, "J": 2], using: &random).values("h")
    #expect(layer.run(["B": 1, "J": 2], using: &again).values("h") == one)
    #expect(random.next() == again.next())
  }

  @Test func theBitsDependOnNoNumberOfThreads() {
    func loss(threads: Int) -> [Double] {
      beginBlock(threads: threads)
      let sizes: KeyValuePairs = ["B": 272, "I": 64, "J": 64]
      let slopes = program("layer").gradient(of: "Loss").run(sizes)
      let training = program("layer").train(sizes, steps: 2, rate: 1e-4, momentum: 0.9)
      return slopes.values("W.grad") + slopes.values("x.grad") + training.losses
    }
    let one = loss(threads: 1)
    #expect(loss(threads: 2) == one)
    #expect(loss(threads: 3) == one)
  }

  @Test func positionsAreWordsAndAreDrawnFromAllWords() {
    beginBlock()
    let words = program("words")
    let run = words.run(
      ["B": 2, "T": 2, "W": 3, "I": 1],
      ["v": .positions([0, 2, 1, 0]), "e": .values([1.0, 10, 100]), "q": .constant(1)]
    )
    #expect(run.values("s") == [1, 100, 10, 1])
    let drawn = words.run(["B": 50, "T": 4, "W": 3, "I": 1]).values("v")
    #expect(Set(drawn) == [0, 1, 2])
  }

  @Test func trainsWhatTheDataDoNotSet() {
    beginBlock()
    let training = program("layer").train(
      ["B": 4, "J": 2],
      ["B": .constant(1)],
      steps: 30,
      rate: 0.05
    ) { step, random in
      ["x": .values(random.normals(12)), "B": step == 0 ? .constant(1) : .zeros]
    }
    #expect(training.losses.count == 30)
    #expect(training.losses[29] < 0.5 * training.losses[0])
    // The data set x and B; W is trained.
    #expect(training["B"].elements == [0, 0])
    let again = program("layer").run(["B": 1, "J": 2], ["W": training.input("W")])
    #expect(again["W"].elements == training["W"].elements)
  }

  @Test func theStartOfARecurrenceIsNotTrainedUnlessNamed() {
    beginBlock()
    let sequence = program("sequence")
    let start: KeyValuePairs<String, ProgramInput> = ["h_0": .constant(1)]
    let sizes: KeyValuePairs = ["T": 2, "J": 2]
    let fixed = sequence.train(sizes, start, steps: 2, rate: 0.1)
    #expect(fixed["h_0"].elements == [1, 1])
    let moved = sequence.train(sizes, start, parameters: ["h_0"], steps: 2, rate: 0.1)
    #expect(moved["h_0"].elements != [1, 1])
  }
}
