// One number as the narrowest strip: most requirements are the standard library's own.

extension UInt32: IntegerLanes {
  /// The value itself: one lane.
  @inlinable @inline(__always)
  public init(repeating value: UInt32) {
    self = value
  }

  /// The value in two's complement, shifted to the right with copies of its sign.
  @inlinable @inline(__always)
  public func shiftedWithSign(by amount: Int32) -> UInt32 {
    UInt32(bitPattern: Int32(bitPattern: self) &>> amount)
  }
}

extension Float: FloatLanes {
  /// The value itself: one lane.
  @inlinable @inline(__always)
  public init(repeating value: Float) {
    self = value
  }

  /// The number nearest to the integer in two's complement, ties to even.
  @inlinable @inline(__always)
  public init(roundingSigned integers: UInt32) {
    self = Float(Int(Int32(bitPattern: integers)))
  }

  /// Whether the sign is negative, that of zero included.
  @inlinable @inline(__always)
  public var isNegative: Bool { sign == .minus }

  /// A function of the number.
  @inlinable @inline(__always)
  public func mappingLanes(_ function: (Float) -> Float) -> Float { function(self) }

  /// The other number if the condition holds, and this one otherwise.
  @inlinable @inline(__always)
  public func replacing(with other: Float, where mask: Bool) -> Float {
    mask ? other : self
  }
}
