// Rows looked up, and added back.

import TensorCore
import Testing

@Suite struct GatherTests {
  @Test(arguments: [[], [3], [3, 5], [2, 3, 3]])
  func rowsComeAsTheyAreNamed(rowShape: [Int]) {
    var numbers = Numbers(seed: 50)
    let table: Tensor<Float> = numbers.tensor([6] + rowShape)
    let rows = [5, 0, 0, 3]
    let found = table.gathered(rows: rows)
    #expect(found.shape == [4] + rowShape)
    for (index, row) in rows.enumerated() {
      #expect(found.selected(axis: 0, index: index) == table.selected(axis: 0, index: row))
    }
    #expect(table.gathered(rows: []).shape == [0] + rowShape)
  }

  @Test func viewsAreTables() {
    let table = Tensor<Float>(shape: [2, 3], elements: [1, 2, 3, 4, 5, 6]).transposed()
    #expect(table.gathered(rows: [2, 0]).elements == [3, 6, 1, 4])
  }

  @Test func termsAreAddedInTheOrderGiven() {
    var table = Tensor<Float>(shape: [2, 1], elements: [1, 0])
    let before = table
    // In another order the small terms would not be lost.
    let terms = Tensor<Float>(shape: [4, 1], elements: [1e8, 1, -1e8, 7])
    table.scatterAdd(terms, rows: [0, 0, 0, 1])
    #expect(table.elements == [0, 7])
    #expect(before.elements == [1, 0])
  }

  @Test(arguments: 1...17)
  func scatterIsTheTransposeOfGather(width: Int) {
    var numbers = Numbers(seed: 51)
    let rows = (0..<20).map { _ in numbers.integer(in: 0...4) }
    let values: Tensor<Double> = numbers.tensor([20, width])
    let table: Tensor<Double> = numbers.tensor([5, width])
    var gradient = Tensor<Double>(shape: [5, width])
    gradient.scatterAdd(values, rows: rows)
    let inner = (table.gathered(rows: rows) * values).sum()
    #expect(abs((table * gradient).sum() - inner) < 1e-12)
  }
}
