// Softmax in statements: computed once for a whole slice, then read from a table.

/// A statement whose softmaxes are computed beforehand.
struct TabulatedStatement {
  /// The statement, which reads the tables in the place of its softmaxes.
  let statement: Statement
  /// The softmaxes, inner ones before those that use them.
  let softmaxes: [TabulatedSoftmax]

  /// Gives each softmax a table, the first one at `firstTable` among the tensors.
  init(_ statement: Statement, firstTable: Int) {
    var softmaxes: [TabulatedSoftmax] = []
    var changed = statement
    changed.value = statement.value.rewritten { part in
      guard case .softmax(let indices, let operand) = part else { return part }
      let table = TensorID(firstTable + softmaxes.count)
      let softmax = TabulatedSoftmax(
        indices: indices,
        others: part.freeIndices.filter { !indices.contains($0) },
        operand: operand,
        table: table
      )
      softmaxes.append(softmax)
      return .element(softmax.element)
    }
    self.statement = changed
    self.softmaxes = softmaxes
  }
}

/// A softmax and the table of its results.
struct TabulatedSoftmax {
  /// The indices over which the results add up to 1.
  let indices: [IndexID]
  /// The other indices on which the results depend.
  let others: [IndexID]
  let operand: Expression
  /// Has a dimension for each of the others, then for each index.
  let table: TensorID

  /// The result at the current indices.
  var element: Element { Element(table, (others + indices).map { IndexExpression($0) }) }
}
