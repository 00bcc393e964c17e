// What a kernel needs of its argument, so that it is written once for one number and for a strip.
//
// Goals in order of priority:
// 1. The same bits in every lane of every width: each operation acts on each lane alone.
// 2. A kernel inlines into the loop that calls it, in any module, and becomes vector code.
// 3. A kernel reads like the formula.

/// One or several 32-bit integers, operated on lane by lane.
public protocol IntegerLanes {
  /// All lanes equal to one value.
  init(repeating value: UInt32)
  /// The sum of each lane, wrapping.
  static func &+ (a: Self, b: Self) -> Self
  /// The difference of each lane, wrapping.
  static func &- (a: Self, b: Self) -> Self
  /// Each lane shifted to the left; the amount is taken modulo 32.
  static func &<< (a: Self, b: Self) -> Self
  /// Each lane shifted to the right with zeros; the amount is taken modulo 32.
  static func &>> (a: Self, b: Self) -> Self
  /// Each lane, in two's complement, shifted to the right with copies of its sign.
  func shiftedWithSign(by amount: Int32) -> Self
  /// The bits that are set in both.
  static func & (a: Self, b: Self) -> Self
  /// The bits that are set in either.
  static func | (a: Self, b: Self) -> Self
  /// The bits that are set in one only.
  static func ^ (a: Self, b: Self) -> Self
}

/// One `Float`, or a SIMD vector of them: the argument of the elementary functions.
///
/// `Float` and `SIMD2<Float>` to `SIMD64<Float>` conform. A function that is generic over it gives
/// each lane the bits that it gives the same number alone.
public protocol FloatLanes {
  /// The bit patterns of the lanes.
  associatedtype BitPattern: IntegerLanes
  /// One truth value for each lane.
  associatedtype LaneMask

  /// All lanes equal to one value.
  init(repeating value: Float)
  /// The numbers with the given bit patterns.
  init(bitPattern: BitPattern)
  /// The numbers nearest to the integers in two's complement, ties to even.
  init(roundingSigned integers: BitPattern)
  /// The bit patterns of the numbers.
  var bitPattern: BitPattern { get }

  /// The sum of each lane, rounded once.
  static func + (a: Self, b: Self) -> Self
  /// The difference of each lane, rounded once.
  static func - (a: Self, b: Self) -> Self
  /// The product of each lane, rounded once.
  static func * (a: Self, b: Self) -> Self
  /// The quotient of each lane, rounded once.
  static func / (a: Self, b: Self) -> Self
  /// The sum of each lane and a number, rounded once.
  static func + (a: Self, b: Float) -> Self
  /// The difference of each lane and a number, rounded once.
  static func - (a: Self, b: Float) -> Self
  /// The product of each lane and a number, rounded once.
  static func * (a: Self, b: Float) -> Self
  /// The difference of a number and each lane, rounded once.
  static func - (a: Float, b: Self) -> Self
  /// The quotient of a number and each lane, rounded once.
  static func / (a: Float, b: Self) -> Self
  /// The square root of each lane, rounded once.
  func squareRoot() -> Self

  /// Where the sign of a lane is negative, that of zero included.
  var isNegative: LaneMask { get }
  /// Where a lane is less than the other's; false where either is not a number.
  func isLess(than other: Self) -> LaneMask
  /// Where a lane equals the other's; false where either is not a number.
  func isEqual(to other: Self) -> LaneMask
  /// A function of each lane alone.
  func mappingLanes(_ function: (Float) -> Float) -> Self
  /// The other's lanes where the mask holds, and these lanes elsewhere.
  func replacing(with other: Self, where mask: LaneMask) -> Self
}

extension FloatLanes {
  /// The lanes without their signs.
  @inlinable @inline(__always)
  public var lanewiseMagnitude: Self {
    Self(bitPattern: bitPattern & BitPattern(repeating: 0x7fff_ffff))
  }

  /// The lanes with negative signs.
  @inlinable @inline(__always)
  var lanewiseNegative: Self {
    Self(bitPattern: bitPattern | BitPattern(repeating: 0x8000_0000))
  }

  /// The lanes, none above a bound; what is not a number stays so.
  @inlinable @inline(__always)
  func atMost(_ bound: Float) -> Self {
    let bound = Self(repeating: bound)
    return replacing(with: bound, where: bound.isLess(than: self))
  }

  /// The lanes, none below a bound; what is not a number stays so.
  @inlinable @inline(__always)
  func atLeast(_ bound: Float) -> Self {
    let bound = Self(repeating: bound)
    return replacing(with: bound, where: self.isLess(than: bound))
  }

  /// One number where a mask holds, and these lanes elsewhere.
  @inlinable @inline(__always)
  func replacing(with value: Float, where mask: LaneMask) -> Self {
    replacing(with: Self(repeating: value), where: mask)
  }
}
