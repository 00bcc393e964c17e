// Functions of `Float` that go through `Double`: the result is rounded twice, and the first rounding is
// so fine that the error is below 0.51 ulp. Strips are computed lane by lane, with the same bits.
//
// Goals in order of priority:
// 1. The same bits everywhere. 2. Error below 0.51 ulp. 3. Little code; speed only after that.

/// The sine of an angle in radians, for any finite angle; the error is below 0.51 ulp.
public func sin(_ x: Float) -> Float {
  Float(sin(Double(x)))
}

/// The sine of each lane, with the bits that the lane alone gives.
@inlinable
public func sin<Lanes: FloatLanes>(_ x: Lanes) -> Lanes {
  x.mappingLanes { sin($0) }
}

/// The cosine of an angle in radians, for any finite angle; the error is below 0.51 ulp.
public func cos(_ x: Float) -> Float {
  Float(cos(Double(x)))
}

/// The cosine of each lane, with the bits that the lane alone gives.
@inlinable
public func cos<Lanes: FloatLanes>(_ x: Lanes) -> Lanes {
  x.mappingLanes { cos($0) }
}

/// 1 - erf(x), accurate where it is small; the error is below 0.51 ulp.
public func erfc(_ x: Float) -> Float {
  Float(erfc(Double(x)))
}

/// 1 - erf(x) of each lane, with the bits that the lane alone gives.
@inlinable
public func erfc<Lanes: FloatLanes>(_ x: Lanes) -> Lanes {
  x.mappingLanes { erfc($0) }
}

/// The logarithm of the magnitude of the gamma function; the error is below 0.51 ulp for positive x.
///
/// For negative x see the function of `Double`.
public func lgamma(_ x: Float) -> Float {
  Float(lgamma(Double(x)))
}

/// The logarithm of the magnitude of the gamma function of each lane, with the bits that the lane alone gives.
@inlinable
public func lgamma<Lanes: FloatLanes>(_ x: Lanes) -> Lanes {
  x.mappingLanes { lgamma($0) }
}

/// The x that a standard normal deviate is at most with probability p; the error is below 0.51 ulp.
public func normalQuantile(_ x: Float) -> Float {
  Float(normalQuantile(Double(x)))
}

/// The normal quantile of each lane, with the bits that the lane alone gives.
@inlinable
public func normalQuantile<Lanes: FloatLanes>(_ x: Lanes) -> Lanes {
  x.mappingLanes { normalQuantile($0) }
}

/// A number raised to a power; the error is below 0.51 ulp.
public func pow(_ x: Float, _ y: Float) -> Float {
  Float(pow(Double(x), Double(y)))
}

/// Each lane raised to a power, with the bits that the lane alone gives.
@inlinable
public func pow<Lanes: FloatLanes>(_ x: Lanes, _ y: Float) -> Lanes {
  x.mappingLanes { pow($0, y) }
}
