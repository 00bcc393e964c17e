// How a Σ is placed in a product.

/// What sums over indices need to know.
struct SumStyle {
  /// The number of values of each index, in the order of the program's table.
  var counts: [SizeExpression]
  /// How the program writes sums.
  var summation: Program.Summation

  func count(_ index: IndexID) -> SizeExpression { counts[index.position] }
}
