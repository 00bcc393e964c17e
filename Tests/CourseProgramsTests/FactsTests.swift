import CourseNotation
import CoursePrograms
import Testing

@Suite struct FactsTests {
  private func facts(_ text: String) throws -> ProgramFacts {
    ProgramFacts(try #require(CourseProgram.program(ofText: text).program))
  }

  @Test func listsInputsOutputsAndSizes() throws {
    let facts = try facts(
      "%| sizes: {B: 4}\nh[b,t,j] = tanh(W^{h,R}[j,I] h[b,t-1,I] + e[w[b,t],j])"
    )
    #expect(facts.inputs.map(\.text) == ["W^{h,R}[j,i]", "w[b,t]", "e[w,j]", "h_0[b,j]"])
    #expect(facts.inputs[1].positionsOn == "w")
    #expect(facts.inputs.first?.latex == "W^{h,R}[j,i]")
    #expect(facts.outputs.map(\.text) == ["h[b,t,j]"])
    #expect(facts.outputs[0].shape == ["B", "T + 1", "J"])
    #expect(facts.sizes.first { $0.name == "B" }?.value == 4)
    #expect(facts.sizes.contains { $0.names == ["J", "I"] && $0.equals == ["I"] })
  }

  @Test func keepsTheLettersOfTheText() throws {
    let facts = try facts("y[x,j] = sum_{Δx,j'} W[Δx,j',j] z[x+Δx,j']")
    #expect(facts.inputs.map(\.text) == ["W[Δx,j',j]", "z[x,j]"])
  }

  @Test func tellsSizesThatAreOdd() throws {
    let sizes = try facts("y[x] = K[ΔX] L[x+ΔX]").sizes
    #expect(sizes.filter(\.isOdd).map(\.name) == ["ΔX"])
  }
}

@Suite struct LaTeXTests {
  private func latex(_ body: String) -> String? {
    programs("```math program\n%| id: a\n\(body)\n```\n").first?.latex
  }

  @Test func alignsTheAuthorsLinesAtTheSigns() {
    #expect(
      latex("y[j] = \\sigma\\left(W[j,I] x[I]\\right) \\\\\nz[j] += y[j]") == """
        \\begin{aligned}
        y[j] & = \\sigma\\left(W[j,I] x[I]\\right) \\\\
        z[j] & += y[j]
        \\end{aligned}
        """
    )
  }

  @Test func keepsOneLineAndEnvironmentsAsTheyStand() {
    #expect(latex("y = \\sigma(x)") == "y = \\sigma(x)")
    let array = "\\begin{array}{lll}\ny & = & \\sigma(x)\n\\end{array}"
    #expect(latex(array) == array)
  }

  @Test func continuesLinesBehindTheSign() {
    #expect(
      latex("y[j] = \\tanh(u[j])\n  + v[j]")?.contains("\n& \\quad   + v[j]\n") == true
    )
  }

  @Test func setsLoopsAsWords() {
    #expect(
      latex("for j:\ny[j] += \\alpha x[j]")?.hasPrefix("\\begin{aligned}\n\\text{for}\\  j: \\\\\n")
        == true
    )
  }

  @Test func printsPlainText() {
    #expect(latex("y[j] = sigmoid(W[j,I] x[I])") == "y[j] = \\sigma\\left(W[j,I] x[I]\\right)")
    #expect(latex("y[j] = 2 * x[j]") == "y[j] = 2 x[j]")
    #expect(latex("y[j] = (2 x[j]") == nil)
  }
}
