import CourseNotation
import CoursePrograms
import Testing

@Suite struct RunningTests {
  private func program(_ text: String) throws -> Program {
    try #require(CourseProgram.program(ofText: text).program)
  }

  @Test func summarisesOutputs() throws {
    let program = try program("y[j] = W[j,I] x[I]\nz = 3")
    let sizes = try program.sizes(try SizeAssignment("J=2,I=3"))
    let run = try ProgramRun(program, sizes: sizes, seed: 1)
    #expect(run.outputs.map(\.name) == ["y", "z"] && run.outputs.map(\.shape) == [[2], []])
    let constant = run.outputs[1]
    #expect(constant.mean == 3 && constant.deviation == 0)
    #expect(constant.minimum == 3 && constant.maximum == 3)
    #expect(run.sizes.map(\.value).sorted() == [2, 3])
    #expect(run == (try ProgramRun(program, sizes: sizes, seed: 1)))
    let other = try ProgramRun(program, sizes: sizes, seed: 2)
    #expect(run.outputs[0].digest != other.outputs[0].digest)
    #expect(run.outputs[1].digest == other.outputs[1].digest)
    let reference = try ProgramRun(program, sizes: sizes, seed: 1, engine: .reference)
    #expect(abs(reference.outputs[0].mean - run.outputs[0].mean) < 1e-6)
    #expect(reference.outputs[0].digest != run.outputs[0].digest)
    #expect(reference.counts.multiplications == 6 && run.counts.multiplications == 6)
  }

  @Test func readsSizesInBothSpellings() throws {
    #expect(try SizeAssignment("{B: 4, T: 16}") == (try SizeAssignment("B=4,T=16")))
    for text in ["B", "B=x", "B=-1", "B=1=2", "B=999999999999999999999"] {
      #expect(throws: SizeAssignment.Malformed(text: text)) { try SizeAssignment(text) }
    }
  }

  @Test func refusesSizesThatDoNotFitTheProgram() throws {
    let program = try program("%| sizes: {J: 2}\ny[j] = W[j,I] x[I]")
    #expect(throws: SizeProblem.missing(["I"])) { try program.sizes(SizeAssignment("")) }
    #expect(throws: SizeProblem.unknown("Q", known: ["J", "I"])) {
      try program.sizes(SizeAssignment("Q=1"))
    }
    #expect(throws: SizeProblem.even("ΔX", 2)) {
      try self.program("y[x] = K[ΔX] L[x+ΔX]").sizes(SizeAssignment("X=8,ΔX=2"))
    }
    let sizes = try program.sizes(SizeAssignment("I=5,J=7"))
    #expect(sizes.values.sorted() == [5, 7])
  }

  @Test func findsLossesHoweverTheyAreSpelled() throws {
    let program = try program("y^[j] = W^{h,G}[j,I] x[I]\nLoss = sum_j y^[j]")
    let spelled = { (text: String) in
      program.tensor(spelled: text).map { program[$0].name.plainText }
    }
    #expect(spelled("y^") == "y^" && spelled("\\hat{y}") == "y^")
    #expect(spelled("W_hG") == "W^{h,G}" && spelled("q") == nil && spelled("((") == nil)
    #expect(program.computedNames == ["y^", "Loss"])
  }
}
