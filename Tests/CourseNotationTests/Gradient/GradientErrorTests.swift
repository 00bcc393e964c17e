// What has no backward pass, and what is left out of one.

import CourseNotation
import Testing

@Suite struct GradientErrorTests {
  let program: Program

  init() throws {
    let text = """
      h[b,j] = tanh(sum_i W[j,i] x[b,i])
      n[b] = step(h[b,0])
      y[b] = sum_j V[j] h[b,j]
      """
    program = try #require(Program.read(ProgramText(text)).program)
  }

  func tensor(_ name: Symbol) throws -> TensorID {
    try #require(program.tensor(named: Name(name)))
  }

  @Test func inputsAreNoLosses() throws {
    let weights = try tensor("W")
    #expect(throws: GradientError.notDefined(weights)) {
      try program.gradient(of: [weights])
    }
  }

  @Test func stepsStopGradients() throws {
    let step = try tensor("n")
    #expect(throws: GradientError.nothingToDo) { try program.gradient(of: [step]) }
  }

  @Test func gradientsOfGradientsHaveNoName() throws {
    let backward = try program.gradient(of: [tensor("y")])
    let read = try #require(Program.read(ProgramText(backward.plainText())).program)
    #expect(throws: GradientError.self) { try read.gradient() }
  }

  @Test func onlyWhatIsWantedIsDerived() throws {
    let backward = try program.gradient(of: [tensor("y")], for: [tensor("V")])
    #expect(backward.plainText(withHeader: false) == "for j, b: V.grad[j] += h[b,j]\n")
    #expect(backward.tensors(.output).count == 1)
  }

  @Test func givenGradientsAreInputs() throws {
    let backward = try program.gradient(of: [tensor("y")], seed: .given)
    let seed = try #require(backward.tensor(named: Name("y").gradient))
    #expect(backward[seed].role == .input)
  }

  @Test func sizesAreSharedWithTheForwardProgram() throws {
    let backward = try program.gradient(of: [tensor("y")])
    #expect(backward.sizes == program.sizes)
    #expect(backward.axes.count == program.axes.count)
  }
}
