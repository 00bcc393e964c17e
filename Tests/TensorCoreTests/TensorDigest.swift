// Every kernel over odd shapes, folded into one number a kernel: the same on every machine.
//
// This file needs nothing but the module, so that the same source also runs as WebAssembly.

import TensorCore

/// A digest of bits: FNV-1a over 64-bit words.
struct Digest {
  private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325
  /// How many words are added before one whose last bit is changed, as by a kernel that is wrong in
  /// one number by one ulp.
  var flaw: Int?

  mutating func add(_ word: UInt64) {
    var word = word
    if let rest = flaw {
      if rest == 0 { word ^= 1 }
      flaw = rest > 0 ? rest - 1 : nil
    }
    value = (value ^ word) &* 0x0000_0100_0000_01b3
    value ^= value >> 29
  }

  mutating func add(_ tensor: Tensor<Float>) {
    for element in tensor.elements { add(UInt64(element.bitPattern)) }
  }

  mutating func add(_ tensor: Tensor<Double>) {
    for element in tensor.elements { add(element.bitPattern) }
  }
}

/// Numbers that look random, from a counter (SplitMix64).
struct Numbers: Sendable {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed &* 0x9e37_79b9_7f4a_7c15
  }

  mutating func bits() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  /// An integer of a range.
  mutating func integer(in range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int((bits() >> 33) % UInt64(range.count))
  }

  /// A number in -1 ..< 1 with 24 random bits.
  mutating func number<Element: TensorElement>() -> Element {
    Element(Int32(truncatingIfNeeded: Int64(bits() >> 40) - (1 << 23))) / Element(1 << 23)
  }

  /// A tensor of such numbers.
  mutating func tensor<Element: TensorElement>(_ shape: [Int]) -> Tensor<Element> {
    let elements: [Element] = (0..<shape.reduce(1, *)).map { _ in number() }
    return Tensor(shape: shape, elements: elements)
  }
}

/// The digest of each kernel, in the order of their names in `TensorDigests.names`.
struct TensorDigests {
  static let names = ["product", "convolution", "gradients", "reductions", "functions", "rows"]

  let workers: Workers

  /// All digests, of which some are to be wrong: those of a kernel with one wrong number.
  func all(isFlawed: (Int) -> Bool = { _ in false }) -> [UInt64] {
    let kernels = [product, convolution, gradients, reductions, functions, rows]
    return kernels.indices.map { kernel in
      var digest = Digest()
      if isFlawed(kernel) { digest.flaw = 100 }
      kernels[kernel](&digest)
      return digest.value
    }
  }

  private func product(_ digest: inout Digest) {
    var numbers = Numbers(seed: 1)
    let sizes = [(1, 1, 1), (3, 5, 2), (7, 17, 33), (11, 390, 21), (30, 25, 37), (150, 2, 5)]
    for (m, k, n) in sizes {
      let a: Tensor<Float> = numbers.tensor([m, k])
      let b: Tensor<Float> = numbers.tensor([n, k])
      digest.add(a.matrixProduct(with: b.transposed(), on: workers))
      let c: Tensor<Double> = numbers.tensor([k, m])
      let d: Tensor<Double> = numbers.tensor([2, k, n])
      digest.add(c.transposed().matrixProduct(with: d, on: workers))
    }
  }

  private let options = [
    ConvolutionOptions(padding: 1), ConvolutionOptions(stride: 2, dilation: 2, padding: 2),
    ConvolutionOptions(padding: 1, border: .circular), ConvolutionOptions(stride: 3),
  ]

  private func convolution(_ digest: inout Digest) {
    var numbers = Numbers(seed: 2)
    for options in options {
      let images: Tensor<Float> = numbers.tensor([2, 5, 7, 19])
      let weights: Tensor<Float> = numbers.tensor([7, 5, 3, 3])
      digest.add(images.convolved(with: weights, options, on: workers))
      let other: Tensor<Double> = numbers.tensor([1, 9, 10, 4])
      let kernels: Tensor<Double> = numbers.tensor([2, 3, 3, 4])
      let turned = other.permuted([0, 3, 1, 2])
      digest.add(turned.convolved(with: kernels.permuted([0, 3, 1, 2]), options, on: workers))
    }
  }

  private func gradients(_ digest: inout Digest) {
    var numbers = Numbers(seed: 3)
    for options in options {
      let images: Tensor<Float> = numbers.tensor([2, 3, 23, 21])
      let weights: Tensor<Float> = numbers.tensor([4, 3, 3, 3])
      let shape = images.convolved(with: weights, options).shape
      let gradient: Tensor<Float> = numbers.tensor(shape)
      digest.add(
        gradient.convolutionInputGradient(
          inputShape: images.shape,
          weights: weights,
          options,
          on: workers
        )
      )
      digest.add(
        gradient.convolutionWeightGradient(
          weightsShape: weights.shape,
          input: images,
          options,
          on: workers
        )
      )
    }
  }

  private func reductions(_ digest: inout Digest) {
    var numbers = Numbers(seed: 4)
    let a: Tensor<Float> = numbers.tensor([5, 37, 11])
    let b: Tensor<Double> = numbers.tensor([2, 4100])
    for axis in 0..<3 {
      digest.add(a.sum(alongAxis: axis))
      digest.add(a.maximum(alongAxis: axis))
      digest.add((a * 50).softmax(alongAxis: axis))
      digest.add((a * 50).logSumExp(alongAxis: axis))
    }
    for axis in 0..<2 {
      digest.add(b.mean(alongAxis: axis))
      digest.add((b * 500).softmax(alongAxis: axis))
    }
  }

  private func functions(_ digest: inout Digest) {
    var numbers = Numbers(seed: 5)
    let a: Tensor<Float> = numbers.tensor([13, 29])
    let b: Tensor<Float> = numbers.tensor([29])
    let c: Tensor<Double> = numbers.tensor([13, 1])
    digest.add(exp(a * 20) + tanh(b * 3) / (sigmoid(a) + 0.5))
    digest.add(sqrt(relu(a)) - log(b * b + 1))
    digest.add(exp(c) * tanh(c) - log(c * c + 2) + sigmoid(c.transposed()))
  }

  private func rows(_ digest: inout Digest) {
    var numbers = Numbers(seed: 6)
    var table: Tensor<Float> = numbers.tensor([9, 21])
    let rows = (0..<40).map { _ in numbers.integer(in: 0...8) }
    digest.add(table.gathered(rows: rows))
    table.scatterAdd(numbers.tensor([40, 21]), rows: rows)
    digest.add(table)
  }
}
