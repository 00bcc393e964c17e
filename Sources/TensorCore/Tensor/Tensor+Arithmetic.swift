// Arithmetic, element by element, with broadcasting.

extension Tensor {
  /// The sum of each two elements.
  @inlinable
  public static func + (a: Tensor, b: Tensor) -> Tensor { a.combined(with: b) { $0 + $1 } }

  /// The difference of each two elements.
  @inlinable
  public static func - (a: Tensor, b: Tensor) -> Tensor { a.combined(with: b) { $0 - $1 } }

  /// The product of each two elements; for matrices see `matrixProduct(with:on:)`.
  @inlinable
  public static func * (a: Tensor, b: Tensor) -> Tensor { a.combined(with: b) { $0 * $1 } }

  /// The quotient of each two elements.
  @inlinable
  public static func / (a: Tensor, b: Tensor) -> Tensor { a.combined(with: b) { $0 / $1 } }

  /// Each element with a number added.
  @inlinable
  public static func + (a: Tensor, b: Element) -> Tensor { a.map { $0 + b } }

  /// Each element with a number subtracted.
  @inlinable
  public static func - (a: Tensor, b: Element) -> Tensor { a.map { $0 - b } }

  /// A number minus each element.
  @inlinable
  public static func - (a: Element, b: Tensor) -> Tensor { b.map { a - $0 } }

  /// Each element times a number.
  @inlinable
  public static func * (a: Tensor, b: Element) -> Tensor { a.map { $0 * b } }

  /// A number times each element.
  @inlinable
  public static func * (a: Element, b: Tensor) -> Tensor { b.map { a * $0 } }

  /// Each element divided by a number.
  @inlinable
  public static func / (a: Tensor, b: Element) -> Tensor { a.map { $0 / b } }

  /// A number divided by each element.
  @inlinable
  public static func / (a: Element, b: Tensor) -> Tensor { b.map { a / $0 } }

  /// Each element with its sign changed.
  @inlinable
  public static prefix func - (a: Tensor) -> Tensor { a.map { -$0 } }

  /// Adds each element of another tensor, broadcast to this one's shape.
  @inlinable
  public static func += (a: inout Tensor, b: Tensor) {
    a.combine(with: b) { $0 + $1 }
  }

  /// Subtracts each element of another tensor, broadcast to this one's shape.
  @inlinable
  public static func -= (a: inout Tensor, b: Tensor) {
    a.combine(with: b) { $0 - $1 }
  }

  /// Multiplies each element by another tensor's, broadcast to this one's shape.
  @inlinable
  public static func *= (a: inout Tensor, b: Tensor) {
    a.combine(with: b) { $0 * $1 }
  }
}
