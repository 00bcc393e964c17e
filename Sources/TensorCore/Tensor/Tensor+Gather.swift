// Rows looked up in a table, and their gradients added back: embeddings.

extension Tensor {
  /// The rows at some positions of the first axis.
  ///
  ///     result[n, …] = self[rows[n], …]
  ///
  /// - Parameter rows: Positions in the first axis; each must exist, or the program stops.
  /// - Returns: One row for each position.
  /// - Complexity: O(`count` of the result)
  @specialized(where Element == Float)
  @specialized(where Element == Double)
  public func gathered(rows: [Int]) -> Tensor {
    requireRows(rows)
    let table = dense()
    let result = Tensor(unsetShape: [rows.count] + shape.dropFirst())
    let size = result.count / max(rows.count, 1)
    withExtendedLifetime((table, result)) {
      for (index, row) in rows.enumerated() {
        (result.base + index * size).update(from: table.base + row * size, count: size)
      }
    }
    return result
  }

  /// Adds rows to the rows at some positions of the first axis, one after another in order.
  ///
  ///     self[rows[n], …] += values[n, …]      for n = 0, 1, …
  ///
  /// A row that is named several times receives all its terms, in the order in which it is named.
  ///
  /// - Parameters:
  ///   - values: One row for each position.
  ///   - rows: Positions in the first axis; each must exist, or the program stops.
  /// - Complexity: O(`count` of `values`)
  @specialized(where Element == Float)
  @specialized(where Element == Double)
  public mutating func scatterAdd(_ values: Tensor, rows: [Int]) {
    requireRows(rows)
    let expected = [rows.count] + shape.dropFirst()
    guard values.shape == expected else {
      stop(.mismatch(expected: expected, found: values.shape))
    }
    makeUnique()
    let terms = values.dense()
    let size = values.count / max(rows.count, 1)
    withExtendedLifetime((terms, storage)) {
      for (index, row) in rows.enumerated() {
        let target = StripLine(base: base + row * size, stride: 1)
        let term = StripLine(base: terms.base + index * size, stride: 1)
        writeStrips(to: target.base, count: size) {
          target.strip(at: $0, count: $1) + term.strip(at: $0, count: $1)
        }
      }
    }
  }

  private func requireRows(_ rows: [Int]) {
    guard rank >= 1 else { stop(.noAxis(0, shape: shape)) }
    for row in rows where row < 0 || row >= shape[0] { stop(.noRow(row, rows: shape[0])) }
  }
}
