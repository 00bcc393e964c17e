// Sums and inner products whose order of additions depends on the number of terms alone.
//
// Goals in order of priority:
// 1. The same bits on every machine, whatever its vectors hold.
// 2. Rounding errors that grow with the logarithm of the number of terms. 3. Speed.
//
// Up to 4096 terms fall into 32 lanes (16 for `Double`): term i goes to the lane i mod 32, and each
// lane adds its terms in order. The lanes are then added in halves: 16 + 16, 8 + 8, …. More terms
// are cut at the greatest power of two below their number, and the two sums are added.

/// The sum of numbers, in fixed order.
///
/// - Complexity: O(`count`)
@inlinable
public func sum(_ terms: UnsafeBufferPointer<Float>) -> Float {
  guard let base = terms.baseAddress else { return 0 }
  return orderedSum(0, terms.count) { first, count in
    var lanes = SIMD32<Float>()
    addLanes(to: &lanes, count: count) { offset in
      UnsafeRawPointer(base + (first &+ offset)).loadUnaligned(as: SIMD32<Float>.self)
    } term: { offset in
      base[first &+ offset]
    }
    return halvingSum(lanes)
  }
}

/// The sum of numbers, in fixed order.
///
/// - Complexity: O(`count`)
@inlinable
public func sum(_ terms: UnsafeBufferPointer<Double>) -> Double {
  guard let base = terms.baseAddress else { return 0 }
  return orderedSum(0, terms.count) { first, count in
    var lanes = SIMD16<Double>()
    addLanes(to: &lanes, count: count) { offset in
      UnsafeRawPointer(base + (first &+ offset)).loadUnaligned(as: SIMD16<Double>.self)
    } term: { offset in
      base[first &+ offset]
    }
    return halvingSum(lanes)
  }
}

/// The inner product of two vectors, in fixed order: each product is rounded, then added.
///
/// - Precondition: The vectors have the same number of elements.
/// - Complexity: O(`count`)
@inlinable
public func dot(_ a: UnsafeBufferPointer<Float>, _ b: UnsafeBufferPointer<Float>) -> Float {
  precondition(a.count == b.count, "an inner product needs vectors of the same size")
  guard let a0 = a.baseAddress, let b0 = b.baseAddress else { return 0 }
  return orderedSum(0, a.count) { first, count in
    var lanes = SIMD32<Float>()
    addLanes(to: &lanes, count: count) { offset in
      UnsafeRawPointer(a0 + (first &+ offset)).loadUnaligned(as: SIMD32<Float>.self)
        * UnsafeRawPointer(b0 + (first &+ offset)).loadUnaligned(as: SIMD32<Float>.self)
    } term: { offset in
      a0[first &+ offset] * b0[first &+ offset]
    }
    return halvingSum(lanes)
  }
}

/// The inner product of two vectors, in fixed order: each product is rounded, then added.
///
/// - Precondition: The vectors have the same number of elements.
/// - Complexity: O(`count`)
@inlinable
public func dot(_ a: UnsafeBufferPointer<Double>, _ b: UnsafeBufferPointer<Double>) -> Double {
  precondition(a.count == b.count, "an inner product needs vectors of the same size")
  guard let a0 = a.baseAddress, let b0 = b.baseAddress else { return 0 }
  return orderedSum(0, a.count) { first, count in
    var lanes = SIMD16<Double>()
    addLanes(to: &lanes, count: count) { offset in
      UnsafeRawPointer(a0 + (first &+ offset)).loadUnaligned(as: SIMD16<Double>.self)
        * UnsafeRawPointer(b0 + (first &+ offset)).loadUnaligned(as: SIMD16<Double>.self)
    } term: { offset in
      a0[first &+ offset] * b0[first &+ offset]
    }
    return halvingSum(lanes)
  }
}

/// Cuts terms into runs of at most 4096, and adds the sums of the runs as a tree.
@inlinable
func orderedSum<Number: FloatingPoint>(
  _ first: Int,
  _ count: Int,
  run: (_ first: Int, _ count: Int) -> Number
) -> Number {
  if count <= 4096 { return run(first, count) }
  var left = 4096
  while left &* 2 < count { left &*= 2 }
  return orderedSum(first, left, run: run) + orderedSum(first &+ left, count &- left, run: run)
}

/// Adds terms to the lanes, term i to the lane i modulo the number of lanes.
@inlinable @inline(__always)
func addLanes<Lanes: SIMD>(
  to lanes: inout Lanes,
  count: Int,
  block: (Int) -> Lanes,
  term: (Int) -> Lanes.Scalar
) where Lanes.Scalar: FloatingPoint {
  var offset = 0
  while offset &+ Lanes.scalarCount <= count {
    lanes += block(offset)
    offset &+= Lanes.scalarCount
  }
  var lane = 0
  while offset < count {
    lanes[lane] += term(offset)
    offset &+= 1
    lane &+= 1
  }
}

@inlinable @inline(__always)
func halvingSum(_ lanes: SIMD32<Float>) -> Float {
  let sixteen = lanes.lowHalf + lanes.highHalf
  let eight = sixteen.lowHalf + sixteen.highHalf
  let four = eight.lowHalf + eight.highHalf
  let two = four.lowHalf + four.highHalf
  return two[0] + two[1]
}

@inlinable @inline(__always)
func halvingSum(_ lanes: SIMD16<Double>) -> Double {
  let eight = lanes.lowHalf + lanes.highHalf
  let four = eight.lowHalf + eight.highHalf
  let two = four.lowHalf + four.highHalf
  return two[0] + two[1]
}
