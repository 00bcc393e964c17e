// Backward programs have costs like any other.

import CourseNotation
import Testing

@Suite struct BackwardCostTests {
  @Test(arguments: Network.all)
  func countsEqualThePolynomial(_ network: Network) throws {
    // The course's backward pass is a gradient already.
    if network.name.hasSuffix("backward") { return }
    let backward = try network.program.gradient()
    let cost = try cost(of: backward)
    for choices in [[1], [2], [3, 1, 2]] {
      let sizes = backward.sizes(choices)
      let result = try backward.interpreted(sizes: sizes, inputs: backward.randomInputs(sizes))
      #expect(result.counts == cost.counts(sizes), "at \(sizes.values)")
    }
  }

  @Test(arguments: [("mlp-heads", "L"), ("language-model", "T")])
  func backwardPassesAreLinearInDepthAndTime(_ name: String, _ letter: String) throws {
    let backward = try Network.named(name).program.gradient()
    let cost = try cost(of: backward)
    let size = try #require(backward.size(named: Name(Symbol(letter))))
    #expect(cost.order(in: size) == 1)
    #expect(backward.plainText(orderOf: cost, in: size) == "O(\(letter))")
    var counts: [Int64] = []
    for value in [2, 4, 6, 8, 10] {
      let sizes = backward.sizeValues { other, _ in other == size ? value : 3 }
      let result = try backward.interpreted(sizes: sizes, inputs: backward.randomInputs(sizes))
      counts.append(result.counts.operations)
    }
    let steps = zip(counts.dropFirst(), counts).map { $0 - $1 }
    #expect(Set(steps).count == 1, "\(counts)")
  }
}
