// SIMD vectors as strips. Every width has the same four members; the operators are the standard
// library's.
//
// Integers are converted lane by lane in the text only, and from `Int`: what the standard library makes
// of vectors, and of other integers, goes through 64 bits in Embedded Swift, and stays in lanes.

extension SIMD where Scalar == Float {
  /// A function of each lane alone.
  @inlinable
  public func mappingLanes(_ function: (Float) -> Float) -> Self {
    var result = self
    for lane in indices { result[lane] = function(self[lane]) }
    return result
  }
}

extension SIMD2: IntegerLanes where Scalar == UInt32 {
  /// Each lane, in two's complement, shifted to the right with copies of its sign.
  @inlinable @inline(__always)
  public func shiftedWithSign(by amount: Int32) -> Self {
    let signed = unsafeBitCast(self, to: SIMD2<Int32>.self)
    return unsafeBitCast(signed &>> SIMD2<Int32>(repeating: amount), to: Self.self)
  }
}

extension SIMD2: FloatLanes where Scalar == Float {
  /// The numbers with the given bit patterns.
  @inlinable @inline(__always)
  public init(bitPattern: SIMD2<UInt32>) {
    self = unsafeBitCast(bitPattern, to: Self.self)
  }

  /// The numbers nearest to the integers in two's complement, ties to even.
  @inlinable @inline(__always)
  public init(roundingSigned integers: SIMD2<UInt32>) {
    let signed = unsafeBitCast(integers, to: SIMD2<Int32>.self)
    self.init(Float(Int(signed[0])), Float(Int(signed[1])))
  }

  /// The bit patterns of the numbers.
  @inlinable @inline(__always)
  public var bitPattern: SIMD2<UInt32> { unsafeBitCast(self, to: SIMD2<UInt32>.self) }

  /// Where the sign of a lane is negative, that of zero included.
  @inlinable @inline(__always)
  public var isNegative: SIMDMask<SIMD2<Int32>> {
    unsafeBitCast(self, to: SIMD2<Int32>.self) .< SIMD2<Int32>(repeating: 0)
  }

  /// Where a lane is less than the other's.
  @inlinable @inline(__always)
  public func isLess(than other: Self) -> SIMDMask<SIMD2<Int32>> { self .< other }

  /// Where a lane equals the other's.
  @inlinable @inline(__always)
  public func isEqual(to other: Self) -> SIMDMask<SIMD2<Int32>> { self .== other }
}

extension SIMD4: IntegerLanes where Scalar == UInt32 {
  /// Each lane, in two's complement, shifted to the right with copies of its sign.
  @inlinable @inline(__always)
  public func shiftedWithSign(by amount: Int32) -> Self {
    let signed = unsafeBitCast(self, to: SIMD4<Int32>.self)
    return unsafeBitCast(signed &>> SIMD4<Int32>(repeating: amount), to: Self.self)
  }
}

extension SIMD4: FloatLanes where Scalar == Float {
  /// The numbers with the given bit patterns.
  @inlinable @inline(__always)
  public init(bitPattern: SIMD4<UInt32>) {
    self = unsafeBitCast(bitPattern, to: Self.self)
  }

  /// The numbers nearest to the integers in two's complement, ties to even.
  @inlinable @inline(__always)
  public init(roundingSigned integers: SIMD4<UInt32>) {
    let signed = unsafeBitCast(integers, to: SIMD4<Int32>.self)
    self.init(
      Float(Int(signed[0])),
      Float(Int(signed[1])),
      Float(Int(signed[2])),
      Float(Int(signed[3]))
    )
  }

  /// The bit patterns of the numbers.
  @inlinable @inline(__always)
  public var bitPattern: SIMD4<UInt32> { unsafeBitCast(self, to: SIMD4<UInt32>.self) }

  /// Where the sign of a lane is negative, that of zero included.
  @inlinable @inline(__always)
  public var isNegative: SIMDMask<SIMD4<Int32>> {
    unsafeBitCast(self, to: SIMD4<Int32>.self) .< SIMD4<Int32>(repeating: 0)
  }

  /// Where a lane is less than the other's.
  @inlinable @inline(__always)
  public func isLess(than other: Self) -> SIMDMask<SIMD4<Int32>> { self .< other }

  /// Where a lane equals the other's.
  @inlinable @inline(__always)
  public func isEqual(to other: Self) -> SIMDMask<SIMD4<Int32>> { self .== other }
}

extension SIMD8: IntegerLanes where Scalar == UInt32 {
  /// Each lane, in two's complement, shifted to the right with copies of its sign.
  @inlinable @inline(__always)
  public func shiftedWithSign(by amount: Int32) -> Self {
    let signed = unsafeBitCast(self, to: SIMD8<Int32>.self)
    return unsafeBitCast(signed &>> SIMD8<Int32>(repeating: amount), to: Self.self)
  }
}

extension SIMD8: FloatLanes where Scalar == Float {
  /// The numbers with the given bit patterns.
  @inlinable @inline(__always)
  public init(bitPattern: SIMD8<UInt32>) {
    self = unsafeBitCast(bitPattern, to: Self.self)
  }

  /// The numbers nearest to the integers in two's complement, ties to even.
  @inlinable @inline(__always)
  public init(roundingSigned integers: SIMD8<UInt32>) {
    self.init(
      lowHalf: SIMD4<Float>(roundingSigned: integers.lowHalf),
      highHalf: SIMD4<Float>(roundingSigned: integers.highHalf)
    )
  }

  /// The bit patterns of the numbers.
  @inlinable @inline(__always)
  public var bitPattern: SIMD8<UInt32> { unsafeBitCast(self, to: SIMD8<UInt32>.self) }

  /// Where the sign of a lane is negative, that of zero included.
  @inlinable @inline(__always)
  public var isNegative: SIMDMask<SIMD8<Int32>> {
    unsafeBitCast(self, to: SIMD8<Int32>.self) .< SIMD8<Int32>(repeating: 0)
  }

  /// Where a lane is less than the other's.
  @inlinable @inline(__always)
  public func isLess(than other: Self) -> SIMDMask<SIMD8<Int32>> { self .< other }

  /// Where a lane equals the other's.
  @inlinable @inline(__always)
  public func isEqual(to other: Self) -> SIMDMask<SIMD8<Int32>> { self .== other }
}

extension SIMD16: IntegerLanes where Scalar == UInt32 {
  /// Each lane, in two's complement, shifted to the right with copies of its sign.
  @inlinable @inline(__always)
  public func shiftedWithSign(by amount: Int32) -> Self {
    let signed = unsafeBitCast(self, to: SIMD16<Int32>.self)
    return unsafeBitCast(signed &>> SIMD16<Int32>(repeating: amount), to: Self.self)
  }
}

extension SIMD16: FloatLanes where Scalar == Float {
  /// The numbers with the given bit patterns.
  @inlinable @inline(__always)
  public init(bitPattern: SIMD16<UInt32>) {
    self = unsafeBitCast(bitPattern, to: Self.self)
  }

  /// The numbers nearest to the integers in two's complement, ties to even.
  @inlinable @inline(__always)
  public init(roundingSigned integers: SIMD16<UInt32>) {
    self.init(
      lowHalf: SIMD8<Float>(roundingSigned: integers.lowHalf),
      highHalf: SIMD8<Float>(roundingSigned: integers.highHalf)
    )
  }

  /// The bit patterns of the numbers.
  @inlinable @inline(__always)
  public var bitPattern: SIMD16<UInt32> { unsafeBitCast(self, to: SIMD16<UInt32>.self) }

  /// Where the sign of a lane is negative, that of zero included.
  @inlinable @inline(__always)
  public var isNegative: SIMDMask<SIMD16<Int32>> {
    unsafeBitCast(self, to: SIMD16<Int32>.self) .< SIMD16<Int32>(repeating: 0)
  }

  /// Where a lane is less than the other's.
  @inlinable @inline(__always)
  public func isLess(than other: Self) -> SIMDMask<SIMD16<Int32>> { self .< other }

  /// Where a lane equals the other's.
  @inlinable @inline(__always)
  public func isEqual(to other: Self) -> SIMDMask<SIMD16<Int32>> { self .== other }
}

extension SIMD32: IntegerLanes where Scalar == UInt32 {
  /// Each lane, in two's complement, shifted to the right with copies of its sign.
  @inlinable @inline(__always)
  public func shiftedWithSign(by amount: Int32) -> Self {
    let signed = unsafeBitCast(self, to: SIMD32<Int32>.self)
    return unsafeBitCast(signed &>> SIMD32<Int32>(repeating: amount), to: Self.self)
  }
}

extension SIMD32: FloatLanes where Scalar == Float {
  /// The numbers with the given bit patterns.
  @inlinable @inline(__always)
  public init(bitPattern: SIMD32<UInt32>) {
    self = unsafeBitCast(bitPattern, to: Self.self)
  }

  /// The numbers nearest to the integers in two's complement, ties to even.
  @inlinable @inline(__always)
  public init(roundingSigned integers: SIMD32<UInt32>) {
    self.init(
      lowHalf: SIMD16<Float>(roundingSigned: integers.lowHalf),
      highHalf: SIMD16<Float>(roundingSigned: integers.highHalf)
    )
  }

  /// The bit patterns of the numbers.
  @inlinable @inline(__always)
  public var bitPattern: SIMD32<UInt32> { unsafeBitCast(self, to: SIMD32<UInt32>.self) }

  /// Where the sign of a lane is negative, that of zero included.
  @inlinable @inline(__always)
  public var isNegative: SIMDMask<SIMD32<Int32>> {
    unsafeBitCast(self, to: SIMD32<Int32>.self) .< SIMD32<Int32>(repeating: 0)
  }

  /// Where a lane is less than the other's.
  @inlinable @inline(__always)
  public func isLess(than other: Self) -> SIMDMask<SIMD32<Int32>> { self .< other }

  /// Where a lane equals the other's.
  @inlinable @inline(__always)
  public func isEqual(to other: Self) -> SIMDMask<SIMD32<Int32>> { self .== other }
}

extension SIMD64: IntegerLanes where Scalar == UInt32 {
  /// Each lane, in two's complement, shifted to the right with copies of its sign.
  @inlinable @inline(__always)
  public func shiftedWithSign(by amount: Int32) -> Self {
    let signed = unsafeBitCast(self, to: SIMD64<Int32>.self)
    return unsafeBitCast(signed &>> SIMD64<Int32>(repeating: amount), to: Self.self)
  }
}

extension SIMD64: FloatLanes where Scalar == Float {
  /// The numbers with the given bit patterns.
  @inlinable @inline(__always)
  public init(bitPattern: SIMD64<UInt32>) {
    self = unsafeBitCast(bitPattern, to: Self.self)
  }

  /// The numbers nearest to the integers in two's complement, ties to even.
  @inlinable @inline(__always)
  public init(roundingSigned integers: SIMD64<UInt32>) {
    self.init(
      lowHalf: SIMD32<Float>(roundingSigned: integers.lowHalf),
      highHalf: SIMD32<Float>(roundingSigned: integers.highHalf)
    )
  }

  /// The bit patterns of the numbers.
  @inlinable @inline(__always)
  public var bitPattern: SIMD64<UInt32> { unsafeBitCast(self, to: SIMD64<UInt32>.self) }

  /// Where the sign of a lane is negative, that of zero included.
  @inlinable @inline(__always)
  public var isNegative: SIMDMask<SIMD64<Int32>> {
    unsafeBitCast(self, to: SIMD64<Int32>.self) .< SIMD64<Int32>(repeating: 0)
  }

  /// Where a lane is less than the other's.
  @inlinable @inline(__always)
  public func isLess(than other: Self) -> SIMDMask<SIMD64<Int32>> { self .< other }

  /// Where a lane equals the other's.
  @inlinable @inline(__always)
  public func isEqual(to other: Self) -> SIMDMask<SIMD64<Int32>> { self .== other }
}
