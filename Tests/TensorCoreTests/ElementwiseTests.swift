// Arithmetic and functions against plain loops, for every length of a strip and every layout.

import DeterministicMath
import TensorCore
import Testing

@Suite struct ElementwiseTests {
  @Test(arguments: 0...19)
  func everyLengthIsTheSameAsOneByOne(count: Int) {
    var numbers = Numbers(seed: 40)
    let a: Tensor<Float> = numbers.tensor([count])
    let b: Tensor<Float> = numbers.tensor([count, 3]).selected(axis: 1, index: 1)
    let sums = (a + b).elements
    let powers = exp(a * 10).elements
    let (x, y) = (a.elements, b.elements)
    for index in 0..<count {
      #expect(sums[index] == x[index] + y[index])
      #expect(powers[index] == DeterministicMath.exp(x[index] * 10))
    }
  }

  @Test func functionsAreThoseOfTheModule() {
    var numbers = Numbers(seed: 41)
    let floats: Tensor<Float> = numbers.tensor([3, 11])
    let doubles: Tensor<Double> = numbers.tensor([3, 11])
    let x = floats.elements
    let y = doubles.elements
    #expect(tanh(floats).elements == x.map { DeterministicMath.tanh($0) })
    #expect(sigmoid(floats).elements == x.map { DeterministicMath.sigmoid($0) })
    #expect(log(floats * floats).elements == x.map { DeterministicMath.log($0 * $0) })
    #expect(exp(doubles).elements == y.map { DeterministicMath.exp($0) })
    #expect(tanh(doubles).elements == y.map { DeterministicMath.tanh($0) })
    #expect(sigmoid(doubles).elements == y.map { DeterministicMath.sigmoid($0) })
    #expect(log(doubles * doubles).elements == y.map { DeterministicMath.log($0 * $0) })
    #expect(sqrt(doubles * doubles).elements == y.map { ($0 * $0).squareRoot() })
    #expect(relu(floats).elements == x.map { max($0, 0) })
  }

  @Test func functionsDoNotDependOnTheLayout() {
    var numbers = Numbers(seed: 43)
    let a: Tensor<Float> = numbers.tensor([37, 3])
    let across = a.transposed()
    let scattered = a.selected(axis: 1, index: 2)
    #expect(tanh(across).elements == across.elements.map { DeterministicMath.tanh($0) })
    #expect(exp(scattered).elements == scattered.elements.map { DeterministicMath.exp($0) })
    let same = Tensor<Float>(0.5).broadcast(to: [19])
    #expect(sigmoid(same).elements == same.elements.map { DeterministicMath.sigmoid($0) })
    #expect(log(Tensor<Float>([])).elements == [])
  }

  @Test(arguments: [
    ([2, 1, 3], [4, 1]), ([5], [2, 5]), ([], [3]), ([0, 2], [1, 2]), ([1], [7]),
  ])
  func shapesAreBroadcast(shapes: ([Int], [Int])) throws {
    var numbers = Numbers(seed: 42)
    let a: Tensor<Double> = numbers.tensor(shapes.0)
    let b: Tensor<Double> = numbers.tensor(shapes.1)
    let product = a * b
    let expected = zip(
      a.broadcast(to: product.shape).elements,
      b.broadcast(to: product.shape).elements
    ).map { $0 * $1 }
    #expect(product.elements == expected)
    #expect((b * a).elements == expected)
  }

  @Test func numbersStandOnEitherSide() {
    let a = Tensor<Float>([1, 2, 4])
    #expect((a + 1).elements == [2, 3, 5])
    #expect((a - 1).elements == [0, 1, 3])
    #expect((1 - a).elements == [0, -1, -3])
    #expect((2 * a).elements == [2, 4, 8])
    #expect((a / 2).elements == [0.5, 1, 2])
    #expect((4 / a).elements == [4, 2, 1])
    #expect((-a).elements == [-1, -2, -4])
  }

  @Test func threeTensorsCombineInOnePass() {
    let a = Tensor<Float>([1, 2])
    let b = Tensor<Float>(shape: [2, 1], elements: [10, 20])
    let result = a.combined(with: b, Tensor(100)) { $0 * $1 + $2 }
    #expect(result.shape == [2, 2])
    #expect(result.elements == [110, 120, 120, 140])
  }

  @Test func changesInPlaceReachTheOwnerOnly() {
    var a = Tensor<Float>(shape: [2, 3], repeating: 1)
    let before = a
    a += Tensor([1, 2, 3])
    #expect(a.elements == [2, 3, 4, 2, 3, 4])
    a -= a
    #expect(a.elements == [0, 0, 0, 0, 0, 0])
    a = before
    a *= Tensor(shape: [2, 1], elements: [5, 6])
    #expect(a.elements == [5, 5, 5, 6, 6, 6])
    #expect(before.elements == [1, 1, 1, 1, 1, 1])
  }
}
