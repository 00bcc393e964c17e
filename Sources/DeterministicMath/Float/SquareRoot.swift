// Square roots are correctly rounded by the processor, in every lane, on every machine.

/// The square root, correctly rounded (0.5 ulp); of a negative number, not a number.
@inlinable @inline(__always)
public func sqrt(_ x: Float) -> Float {
  x.squareRoot()
}

/// The square root of each lane, correctly rounded.
@inlinable @inline(__always)
public func sqrt<Lanes: FloatLanes>(_ x: Lanes) -> Lanes {
  x.squareRoot()
}

/// The square root, correctly rounded (0.5 ulp); of a negative number, not a number.
@inlinable @inline(__always)
public func sqrt(_ x: Double) -> Double {
  x.squareRoot()
}
