// Equality of shapes and elements; where the elements lie is no part of the value.

extension Tensor: Equatable {
  /// Whether the shapes are equal and the elements too, as numbers.
  @specialized(where Element == Float)
  @specialized(where Element == Double)
  public static func == (a: Tensor, b: Tensor) -> Bool {
    guard a.shape == b.shape else { return false }
    return a.withElements { a in
      b.withElements { b in a.indices.allSatisfy { a[$0] == b[$0] } }
    }
  }
}
