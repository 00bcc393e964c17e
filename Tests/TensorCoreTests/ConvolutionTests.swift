// Convolutions and their gradients against plain loops in Double.

import TensorCore
import Testing

@Suite struct ConvolutionTests {
  /// Sizes and options that fit one another.
  struct Example: Sendable, CustomStringConvertible {
    var input: [Int]
    var weights: [Int]
    var options: ConvolutionOptions

    init(seed: UInt64) {
      var numbers = Numbers(seed: 500 + seed)
      let taps = [numbers.integer(in: 1...4), numbers.integer(in: 1...4)]
      let dilation = numbers.integer(in: 1...2)
      let extents = taps.map { ($0 - 1) * dilation + 1 }
      let isCircular = seed % 3 == 0
      // A circular output may go around once.
      let padding = numbers.integer(
        in: 0...(isCircular ? (min(extents[0], extents[1]) - 1) / 2 : 3)
      )
      options = ConvolutionOptions(
        stride: numbers.integer(in: 1...3),
        dilation: dilation,
        padding: padding,
        border: isCircular ? .circular : .zeros
      )
      let channels = numbers.integer(in: 0...5)
      let space = extents.map { $0 + numbers.integer(in: 0...9) }
      input = [numbers.integer(in: 0...2), channels] + space
      weights = [numbers.integer(in: 0...9), channels] + taps
    }

    var description: String { "\(input) with \(weights), \(options)" }
  }

  /// Visits every term of a convolution: output, weight and input element.
  private func forEachTerm(
    _ example: Example,
    _ body: (_ output: [Int], _ weight: [Int], _ input: [Int]) -> Void
  ) {
    let output = outputShape(example)
    let options = example.options
    for b in 0..<output[0] {
      for j in 0..<output[1] {
        for x in 0..<output[2] {
          for y in 0..<output[3] {
            for dx in 0..<example.weights[2] {
              for dy in 0..<example.weights[3] {
                var u = x * options.stride + dx * options.dilation - options.padding
                var v = y * options.stride + dy * options.dilation - options.padding
                let (width, height) = (example.input[2], example.input[3])
                if options.border == .circular {
                  u = (u + 8 * width) % width
                  v = (v + 8 * height) % height
                }
                guard u >= 0 && u < width && v >= 0 && v < height else { continue }
                for c in 0..<example.input[1] {
                  body([b, j, x, y], [j, c, dx, dy], [b, c, u, v])
                }
              }
            }
          }
        }
      }
    }
  }

  private func outputShape(_ example: Example) -> [Int] {
    let options = example.options
    let space = [2, 3].map { axis in
      let extent = (example.weights[axis] - 1) * options.dilation + 1
      return (example.input[axis] + 2 * options.padding - extent) / options.stride + 1
    }
    return [example.input[0], example.weights[0]] + space
  }

  private func position(_ indices: [Int], _ shape: [Int]) -> Int {
    zip(indices, shape).reduce(0) { $0 * $1.1 + $1.0 }
  }

  /// The same values with channels first or last in memory.
  private func tensor<Element: TensorElement>(
    _ shape: [Int],
    _ numbers: inout Numbers
  ) -> Tensor<Element> {
    guard numbers.integer(in: 0...1) == 1 else { return numbers.tensor(shape) }
    return numbers.tensor([shape[0], shape[2], shape[3], shape[1]]).permuted([0, 3, 1, 2])
  }

  private func expect<Element>(
    _ found: Tensor<Element>,
    _ expected: [Double],
    terms: Int,
    _ example: Example
  ) {
    let bound = Double(Element.ulpOfOne) * Double(terms + 1)
    let elements = found.elements
    #expect(elements.count == expected.count)
    let worst = zip(elements, expected).map { abs(Double($0) - $1) }.max() ?? 0
    #expect(worst <= bound, "\(example)")
  }

  private func check<Element: TensorElement>(_: Element.Type, _ example: Example, seed: UInt64) {
    var numbers = Numbers(seed: seed)
    let input: Tensor<Element> = tensor(example.input, &numbers)
    let weights: Tensor<Element> = tensor(example.weights, &numbers)
    let gradient: Tensor<Element> = tensor(outputShape(example), &numbers)
    var output = [Double](repeating: 0, count: gradient.count)
    var inputGradient = [Double](repeating: 0, count: input.count)
    var weightGradient = [Double](repeating: 0, count: weights.count)
    let (i, w, g) = (input.elements, weights.elements, gradient.elements)
    forEachTerm(example) { out, weight, source in
      let o = position(out, gradient.shape)
      let k = position(weight, weights.shape)
      let s = position(source, input.shape)
      output[o] += Double(w[k]) * Double(i[s])
      inputGradient[s] += Double(w[k]) * Double(g[o])
      weightGradient[k] += Double(i[s]) * Double(g[o])
    }
    let depth = example.weights[2] * example.weights[3]
    expect(
      input.convolved(with: weights, example.options),
      output,
      terms: depth * example.input[1],
      example
    )
    expect(
      gradient.convolutionInputGradient(
        inputShape: example.input,
        weights: weights,
        example.options
      ),
      inputGradient,
      terms: depth * example.weights[0],
      example
    )
    expect(
      gradient.convolutionWeightGradient(
        weightsShape: example.weights,
        input: input,
        example.options
      ),
      weightGradient,
      terms: example.input[0] * gradient.shape[2] * gradient.shape[3],
      example
    )
  }

  @Test(arguments: UInt64(0)..<40)
  func agreesWithPlainLoops(seed: UInt64) {
    check(Float.self, Example(seed: seed), seed: seed)
    check(Double.self, Example(seed: seed), seed: seed + 1)
  }

  @Test(arguments: [2, 3])
  func doesNotDependOnTheNumberOfWorkersOrTheLayout(workers: Int) {
    var numbers = Numbers(seed: 20)
    let input: Tensor<Float> = numbers.tensor([2, 8, 13, 19])
    let weights: Tensor<Float> = numbers.tensor([26, 8, 3, 3])
    let options = ConvolutionOptions(padding: 1)
    let output = input.convolved(with: weights, options)
    let turned = input.permuted([0, 2, 3, 1]).dense().permuted([0, 3, 1, 2])
    #expect(!turned.layout.isDense)
    let pool = Workers(count: workers)
    #expect(turned.convolved(with: weights, options, on: pool) == output)
    let gradient = output * 0.01
    let inputGradient = gradient.convolutionInputGradient(
      inputShape: input.shape,
      weights: weights,
      options
    )
    #expect(
      gradient.convolutionInputGradient(
        inputShape: input.shape,
        weights: weights,
        options,
        on: pool
      ) == inputGradient
    )
    let weightGradient = gradient.convolutionWeightGradient(
      weightsShape: weights.shape,
      input: input,
      options
    )
    #expect(
      gradient.convolutionWeightGradient(
        weightsShape: weights.shape,
        input: turned,
        options,
        on: pool
      ) == weightGradient
    )
  }

  @Test func refusesWhatDoesNotFit() {
    #expect(throws: ShapeError.kernelTooLarge(extent: 5, padded: 4)) {
      try ConvolutionAxis(inputSize: 4, taps: 3, dilation: 2)
    }
    #expect(throws: ShapeError.kernelTooLarge(extent: 0, padded: 4)) {
      try ConvolutionAxis(inputSize: 4, taps: 0)
    }
    #expect(throws: ShapeError.convolution(stride: 0, dilation: 1, padding: 0)) {
      try ConvolutionAxis(inputSize: 4, taps: 3, stride: 0)
    }
    #expect(throws: ShapeError.circularOverlap(reach: 6, size: 4)) {
      try ConvolutionAxis(inputSize: 4, taps: 1, before: 1, after: 1, border: .circular)
    }
    #expect(throws: ShapeError.kernelTooLarge(extent: 1, padded: 0)) {
      try ConvolutionAxis(inputSize: 0, taps: 1, before: 1, after: 1, border: .circular)
    }
  }

  @Test(arguments: 1...9, 1...4)
  func outputIsTheInverseOfSource(size: Int, stride: Int) throws {
    for border in [ConvolutionBorder.zeros, .circular] {
      let axis = try ConvolutionAxis(
        inputSize: size + 2,
        taps: 3,
        stride: stride,
        before: 1,
        after: 1,
        border: border
      )
      for tap in 0..<3 {
        for source in 0..<axis.inputSize {
          let outputs = (0..<axis.outputSize).filter {
            axis.source(output: $0, tap: tap) == source
          }
          #expect(outputs.count <= 1)
          #expect(axis.output(source: source, tap: tap) == outputs.first)
        }
      }
    }
  }
}
