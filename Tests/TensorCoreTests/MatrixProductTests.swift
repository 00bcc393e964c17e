// The matrix product against plain loops: within the rounding of Double, and to the last bit.

import TensorCore
import Testing

@Suite struct MatrixProductTests {
  /// The definition, in Double.
  private func exact<Element>(_ a: Tensor<Element>, _ b: Tensor<Element>) -> [Double] {
    let (m, k, n) = (a.shape[0], a.shape[1], b.shape[1])
    let (left, right) = (a.elements, b.elements)
    var result = [Double](repeating: 0, count: m * n)
    for i in 0..<m {
      for p in 0..<k {
        for j in 0..<n { result[i * n + j] += Double(left[i * k + p]) * Double(right[p * n + j]) }
      }
    }
    return result
  }

  /// The promised order: chunks of 384 terms, each from zero, added in order.
  private func ordered<Element>(
    _ a: Tensor<Element>,
    _ b: Tensor<Element>,
    onto start: [Element]? = nil
  ) -> [Element] {
    let (m, k, n) = (a.shape[0], a.shape[1], b.shape[1])
    let (left, right) = (a.elements, b.elements)
    var result = start ?? [Element](repeating: 0, count: m * n)
    for i in 0..<m {
      for j in 0..<n {
        for first in stride(from: 0, to: k, by: 384) {
          var sum: Element = 0
          for p in first..<min(first + 384, k) { sum += left[i * k + p] * right[p * n + j] }
          let adds = first > 0 || start != nil
          result[i * n + j] = adds ? result[i * n + j] + sum : sum
        }
      }
    }
    return result
  }

  /// A matrix with random strides: dense, transposed, every second column, or turned round.
  private func matrix<Element: TensorElement>(
    _ rows: Int,
    _ columns: Int,
    _ numbers: inout Numbers
  ) -> Tensor<Element> {
    switch numbers.integer(in: 0...4) {
    case 0: numbers.tensor([columns, rows]).transposed()
    case 1: numbers.tensor([rows, 2 * columns]).sliced(axis: 1, 0..<2 * columns, step: 2)
    case 2: numbers.tensor([rows, columns]).reversed(axis: 0)
    case 3: numbers.tensor([columns + 1, rows]).transposed().sliced(axis: 1, 1..<columns + 1)
    default: numbers.tensor([rows, columns])
    }
  }

  private func check<Element: TensorElement>(_: Element.Type, seed: UInt64, sizes: [Int]) {
    var numbers = Numbers(seed: seed)
    let a: Tensor<Element> = matrix(sizes[0], sizes[1], &numbers)
    let b: Tensor<Element> = matrix(sizes[1], sizes[2], &numbers)
    let product = a.matrixProduct(with: b)
    #expect(product.shape == [sizes[0], sizes[2]])
    #expect(product.elements == ordered(a, b), "\(sizes)")
    let bound = Double(Element.ulpOfOne) * Double(sizes[1] + 1)
    for (found, expected) in zip(product.elements, exact(a, b)) {
      #expect(abs(Double(found) - expected) <= bound, "\(sizes)")
    }
  }

  @Test(arguments: UInt64(0)..<40)
  func agreesWithPlainLoops(seed: UInt64) {
    var numbers = Numbers(seed: 1_000 + seed)
    let sizes = (0..<3).map { _ in numbers.integer(in: 0...26) }
    check(Float.self, seed: seed, sizes: sizes)
    check(Double.self, seed: seed, sizes: sizes)
  }

  @Test(arguments: [[1, 385, 1], [2, 800, 17], [145, 3, 18], [146, 2, 1030], [29, 386, 9]])
  func agreesAcrossBlocks(sizes: [Int]) {
    check(Float.self, seed: 7, sizes: sizes)
    check(Double.self, seed: 8, sizes: sizes)
  }

  @Test(arguments: [[0, 3, 4], [3, 0, 4], [3, 4, 0], [0, 0, 0], [1, 1, 1]])
  func takesEmptyFactors(sizes: [Int]) {
    check(Float.self, seed: 9, sizes: sizes)
  }

  @Test(arguments: [(60, 400, 60), (6, 390, 450), (450, 40, 60)], [2, 3])
  func doesNotDependOnTheNumberOfWorkers(sizes: (Int, Int, Int), workers: Int) {
    var numbers = Numbers(seed: 10)
    let a: Tensor<Float> = numbers.tensor([sizes.0, sizes.1])
    let b: Tensor<Float> = numbers.tensor([sizes.1, sizes.2])
    #expect(
      a.matrixProduct(with: b, on: Workers(count: workers)) == a.matrixProduct(with: b)
    )
  }

  @Test func broadcastsBatches() {
    var numbers = Numbers(seed: 11)
    let a: Tensor<Float> = numbers.tensor([3, 1, 4, 5])
    let b: Tensor<Float> = numbers.tensor([2, 5, 6])
    let product = a.matrixProduct(with: b, on: Workers(count: 2))
    #expect(product.shape == [3, 2, 4, 6])
    for i in 0..<3 {
      for j in 0..<2 {
        let left = a.selected(axis: 0, index: i).selected(axis: 0, index: 0)
        let right = b.selected(axis: 0, index: j)
        let found = product.selected(axis: 0, index: i).selected(axis: 0, index: j)
        #expect(found == left.matrixProduct(with: right))
      }
    }
  }

  @Test func takesVectorsAsRowsAndColumns() {
    let matrix = Tensor<Float>(shape: [2, 3], elements: [1, 2, 3, 4, 5, 6])
    let three = Tensor<Float>([1, 10, 100])
    let two = Tensor<Float>([1, 10])
    #expect(matrix.matrixProduct(with: three) == Tensor([321, 654]))
    #expect(two.matrixProduct(with: matrix) == Tensor([41, 52, 63]))
    #expect(three.matrixProduct(with: three) == Tensor(10_101))
  }

  @Test(arguments: [(7, 500, 9), (26, 390, 9), (30, 5, 2)])
  func addsToStridedResults(sizes: (Int, Int, Int)) {
    var numbers = Numbers(seed: 12)
    let (m, k, n) = sizes
    let a: Tensor<Float> = numbers.tensor([m, k])
    let b: Tensor<Float> = numbers.tensor([k, n])
    let start: Tensor<Float> = numbers.tensor([m, n])
    let expected = ordered(a, b, onto: start.elements)
    for (rowStride, columnStride) in [(n, 1), (1, m), (3 * n, 3)] {
      var memory = [Float](repeating: 99, count: 3 * m * n)
      for i in 0..<m {
        for j in 0..<n { memory[i * rowStride + j * columnStride] = start[i, j] }
      }
      multiply(a, b, into: &memory, rowStride: rowStride, columnStride: columnStride)
      for i in 0..<m {
        for j in 0..<n {
          #expect(memory[i * rowStride + j * columnStride] == expected[i * n + j])
        }
      }
    }
  }

  private func multiply(
    _ a: Tensor<Float>,
    _ b: Tensor<Float>,
    into memory: inout [Float],
    rowStride: Int,
    columnStride: Int
  ) {
    let (m, k, n) = (a.shape[0], a.shape[1], b.shape[1])
    var (left, right) = (a.elements, b.elements)
    left.withUnsafeMutableBufferPointer { left in
      right.withUnsafeMutableBufferPointer { right in
        memory.withUnsafeMutableBufferPointer { memory in
          guard let l = left.baseAddress, let r = right.baseAddress, let t = memory.baseAddress
          else { return }
          TensorCore.multiply(
            MatrixView(base: l, rows: m, columns: k, rowStride: k, columnStride: 1),
            MatrixView(base: r, rows: k, columns: n, rowStride: n, columnStride: 1),
            into: MatrixView(
              base: t,
              rows: m,
              columns: n,
              rowStride: rowStride,
              columnStride: columnStride
            ),
            accumulating: true
          )
        }
      }
    }
  }

  @Test func keepsInfinitiesAndNaNs() {
    let a = Tensor<Float>(shape: [2, 2], elements: [.infinity, 0, 1, .nan])
    let product = a.matrixProduct(with: Tensor(shape: [2, 2], elements: [1, 0, 0, 1]))
    #expect(product[0, 0] == .infinity)
    #expect(product[0, 1].isNaN)
    #expect(product[1, 1].isNaN)
  }
}
