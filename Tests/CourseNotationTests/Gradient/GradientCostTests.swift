// Backward passes do a constant multiple of the forward pass's work.

import CourseNotation
import DeterministicMath
import Testing

@Suite struct GradientCostTests {
  /// How many operations the backward pass executes when one size varies.
  func operations(_ text: String, _ size: Symbol, _ values: [Int]) throws -> [Int64] {
    let forward = try #require(Program.read(ProgramText(text)).program)
    let backward = try forward.gradient()
    let varied = try #require(forward.size(named: Name(size)))
    return try values.map { value in
      let sizes = forward.sizeValues { size, _ in size == varied ? value : 3 }
      var stream = RandomStream(seed: 1)
      var inputs: [TensorID: TensorValue] = [:]
      for tensor in backward.tensors(.input) {
        inputs[tensor] = backward.randomInput(tensor, sizes, &stream)
      }
      let counts = try backward.interpreted(sizes: sizes, inputs: inputs).counts
      return counts.additions + counts.multiplications + counts.functions
    }
  }

  @Test func lossHeadsCostLinearlyManyOperationsInTheNumberOfLayers() throws {
    let text = """
      h_0[i] = x[i]
      h_{ℓ+1}[i] = sigmoid(W_{ℓ+1}[i,I] h_ℓ[I] - B_{ℓ+1}[i])
      y^_{ℓ+1} = V_{ℓ+1}[I] h_{ℓ+1}[I] - C_{ℓ+1}
      Loss = sum_{ℓ=1}^{L} (y - y^_ℓ)^2
      """
    let counts = try operations(text, "L", [2, 4, 6, 8, 10])
    let steps = zip(counts.dropFirst(), counts).map { $0 - $1 }
    #expect(Set(steps).count == 1, "\(counts)")
  }

  @Test func languageModelCostsLinearlyManyOperationsInTheLengthOfTheSentence() throws {
    let text = """
      h_t[j] = tanh(A[j,I] h_{t-1}[I] + e[w_t,j] - a[j])
      p_t[w] = softmax_w(e[w,I] h_{t-1}[I])
      Loss = sum_{t=1}^{T} -ln(p_t[w_t])
      """
    let counts = try operations(text, "T", [2, 4, 6, 8, 10])
    let steps = zip(counts.dropFirst(), counts).map { $0 - $1 }
    #expect(Set(steps).count == 1, "\(counts)")
  }
}
