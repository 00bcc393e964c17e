// Costs are read off programs, and equal what the interpreter counts.

import CourseNotation
import Testing

@Suite struct CostTests {
  @Test(arguments: Network.all)
  func countsEqualThePolynomial(_ network: Network) throws {
    let program = try network.program
    let cost = try cost(of: program)
    for choices in [[1], [2], [2, 3, 1], [3, 1, 2, 4]] {
      let sizes = program.sizes(choices)
      let result = try program.interpreted(sizes: sizes, inputs: program.randomInputs(sizes))
      #expect(result.counts == cost.counts(sizes), "at \(sizes.values)")
    }
  }

  @Test func writesCommonFactorsOnce() throws {
    let program = try Network.named("gru").program
    let cost = try cost(of: program)
    #expect(program.plainText(of: cost.multiplications) == "3·B·T·J·(J + K + 1)")
    #expect(program.latex(of: cost.functions) == "3\\,B\\,T\\,J")
    #expect(program.plainText(of: cost.additions) == "B·T·J·(3·J + 3·K + 8)")
    let memory = "J·(B·(5·T + 2) + 3·(J + K + 1)) + B·T·K"
    #expect(program.plainText(of: cost.memory) == memory)
  }

  @Test func aMatrixProductIsOneMultiplicationAndOneAdditionForEachPair() throws {
    let program = try read("y[b,j] = W[j,I] x[b,I]")
    let cost = try cost(of: program)
    #expect(program.plainText(of: cost.multiplications) == "B·J·I")
    #expect(cost.multiplications == cost.additions)
    #expect(program.plainText(of: cost.memory) == "B·(J + I) + J·I")
    let loop = try read("for b, j, i: y[b,j] += W[j,i] x[b,i]")
    let loopCost = try CourseNotation.cost(of: loop)
    #expect(loop.plainText(of: loopCost.additions) == "B·J·I")
  }

  @Test func tellsTheOrderInOneSize() throws {
    let program = try Network.named("gru").program
    let cost = try cost(of: program)
    let orders = program.freeSizes.map { program.plainText(orderOf: cost, in: $0) }
    #expect(orders == ["O(B)", "O(T)", "O(J²)", "O(K)"])
  }

  @Test func softmaxIsLinearInItsSlice() throws {
    let program = try read("p[b,w] = softmax_w(a[b,w])")
    let cost = try cost(of: program)
    #expect(program.plainText(of: cost.functions) == "B·W")
  }

  @Test func hugeNumbersSaturate() throws {
    let program = try read("y[a,b,c,d] = x[a,b,c,d] + 1")
    let cost = try cost(of: program)
    let sizes = program.sizes([1 << 27])
    #expect(cost.additions.value(sizes) == .max)
  }
}
