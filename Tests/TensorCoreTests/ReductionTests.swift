// Sums, maxima, softmax and log-sum-exp against plain loops, over every layout.

import DeterministicMath
import TensorCore
import Testing

@Suite struct ReductionTests {
  /// The lines of a tensor along an axis, in the order of the other axes.
  private func lines<Element>(_ tensor: Tensor<Element>, axis: Int) -> [[Element]] {
    let others = (0..<tensor.rank).filter { $0 != axis }
    let moved = tensor.permuted(others + [axis]).elements
    let size = tensor.shape[axis]
    let count = others.reduce(1) { $0 * tensor.shape[$1] }
    return (0..<count).map { Array(moved[$0 * size..<($0 + 1) * size]) }
  }

  /// A tensor of rank 3 whose axes lie in memory in any order.
  private func tensor<Element: TensorElement>(
    _ seed: UInt64,
    sizes: ClosedRange<Int>
  ) -> Tensor<
    Element
  > {
    var numbers = Numbers(seed: seed)
    let shape = (0..<3).map { _ in numbers.integer(in: sizes) }
    let orders = [[0, 1, 2], [2, 0, 1], [1, 0, 2], [2, 1, 0]]
    let tensor: Tensor<Element> = numbers.tensor(shape).permuted(orders[Int(seed % 4)])
    return seed % 5 == 0 && tensor.shape[2] > 0 ? tensor.reversed(axis: 2) : tensor
  }

  @Test(arguments: UInt64(0)..<24)
  func sumsHaveTheFixedOrderInEveryLayout(seed: UInt64) {
    let floats: Tensor<Float> = tensor(seed, sizes: 0...40)
    let doubles: Tensor<Double> = tensor(seed, sizes: 0...20)
    for axis in 0..<3 {
      #expect(
        floats.sum(alongAxis: axis).elements
          == lines(floats, axis: axis).map { DeterministicMath.sum($0) }
      )
      #expect(
        doubles.sum(alongAxis: axis).elements
          == lines(doubles, axis: axis).map { DeterministicMath.sum($0) }
      )
    }
  }

  @Test(arguments: [4_095, 4_096, 4_097, 9_000])
  func longSumsHaveTheFixedOrderToo(size: Int) {
    var numbers = Numbers(seed: 30)
    let tensor: Tensor<Float> = numbers.tensor([2, size])
    let expected = lines(tensor, axis: 1).map { DeterministicMath.sum($0) }
    #expect(tensor.sum(alongAxis: 1).elements == expected)
    let columns = tensor.transposed().dense()
    #expect(columns.sum(alongAxis: 0).elements == expected)
    #expect(tensor.sum() == DeterministicMath.sum(tensor.elements))
  }

  @Test(arguments: UInt64(0)..<12)
  func maximaAndMeansAgreeWithPlainLoops(seed: UInt64) {
    let tensor: Tensor<Float> = tensor(seed, sizes: 1...20)
    for axis in -3..<3 {
      let lines = lines(tensor, axis: (axis + 3) % 3)
      #expect(tensor.maximum(alongAxis: axis).elements == lines.map { $0.max() ?? 0 })
      let means = lines.map { DeterministicMath.sum($0) / Float($0.count) }
      #expect(tensor.mean(alongAxis: axis).elements == means)
    }
    #expect(tensor.maximum() == tensor.elements.max())
  }

  @Test func reducedAxesMayStay() {
    let tensor = Tensor<Float>(shape: [2, 3, 1], elements: [1, 2, 3, 4, 5, 6])
    #expect(tensor.sum(alongAxis: 1, keepsAxis: true).shape == [2, 1, 1])
    #expect(tensor.sum(alongAxis: 0).shape == [3, 1])
    #expect(tensor.sum(alongAxis: 0).elements == [5, 7, 9])
  }

  @Test func emptyAxesSumToZero() {
    let tensor = Tensor<Float>(shape: [3, 0])
    #expect(tensor.sum(alongAxis: 1) == Tensor([0, 0, 0]))
    #expect(tensor.sum(alongAxis: 0).shape == [0])
    #expect(tensor.logSumExp(alongAxis: 1).elements == [-.infinity, -.infinity, -.infinity])
    #expect(tensor.softmax(alongAxis: 1).shape == [3, 0])
  }

  @Test(arguments: [1, 7, 8, 9, 20])
  func maximaKeepNaNsAndMakeZerosPositive(size: Int) {
    for place in 0..<size {
      var line = [Float](repeating: -1, count: size)
      line[place] = .nan
      let rows = Tensor(shape: [1, size], elements: line)
      #expect(rows.maximum(alongAxis: 1)[0].isNaN)
      #expect(rows.transposed().maximum(alongAxis: 0)[0].isNaN)
      line[place] = -0.0
      let zeros = Tensor(shape: [1, size], elements: line)
      #expect(zeros.maximum(alongAxis: 1)[0].sign == .plus)
      #expect(zeros.transposed().maximum(alongAxis: 0)[0].sign == .plus)
    }
  }

  @Test(arguments: UInt64(0)..<12)
  func softmaxAgreesWithPlainLoops(seed: UInt64) {
    let tensor = tensor(seed, sizes: 1...20) * Float(80)
    for axis in 0..<3 {
      let found = lines(tensor.softmax(alongAxis: axis), axis: axis)
      let sums = tensor.logSumExp(alongAxis: axis).elements
      for (index, line) in lines(tensor, axis: axis).enumerated() {
        let greatest = Double(line.max() ?? 0)
        let powers = line.map { DeterministicMath.exp(Double($0) - greatest) }
        let sum = powers.reduce(0, +)
        for (a, b) in zip(found[index], powers) { #expect(abs(Double(a) - b / sum) < 1e-6) }
        let logarithm = greatest + DeterministicMath.log(sum)
        #expect(abs(Double(sums[index]) - logarithm) < 2e-5)
      }
    }
  }

  @Test(arguments: [0, 1])
  func softmaxDoesNotDependOnTheLayout(axis: Int) {
    var numbers = Numbers(seed: 31)
    let tensor: Tensor<Float> = numbers.tensor([13, 45])
    let turned = tensor.transposed().dense().transposed()
    #expect(turned.softmax(alongAxis: axis) == tensor.softmax(alongAxis: axis))
    #expect(turned.logSumExp(alongAxis: axis) == tensor.logSumExp(alongAxis: axis))
  }

  @Test func hugeNumbersDoNotOverflow() {
    let tensor = Tensor<Float>([3e38, 3e38, -3e38])
    #expect(tensor.softmax() == Tensor([0.5, 0.5, 0]))
    #expect(tensor.logSumExp().scalar == 3e38)
    let infinite = Tensor<Float>([.infinity, 0])
    #expect(infinite.logSumExp().scalar == .infinity)
    #expect(infinite.softmax()[0].isNaN)
    let nothing = Tensor<Float>([-.infinity, -.infinity])
    #expect(nothing.logSumExp().scalar == -.infinity)
    #expect(Tensor<Float>([.nan, 1]).logSumExp().scalar.isNaN)
  }
}
