// The order of additions in a run of terms: four vectors of lanes side by side.

/// The sum of terms in 4 n lanes, where n is the width of a vector: term i is added to the lane i mod
/// 4 n, in order; then the lanes are added in halves.
///
/// - Parameters:
///   - count: The number of terms.
///   - vector: The terms from a place on, as many as a vector is wide.
///   - term: The term at a place.
///   - halves: The sum of the lanes of one vector, in halves.
/// - Returns: The sum.
@inlinable @inline(__always)
func laneSum<Vector: SIMD>(
  count: Int,
  vector: (Int) -> Vector,
  term: (Int) -> Vector.Scalar,
  halves: (Vector) -> Vector.Scalar
) -> Vector.Scalar where Vector.Scalar: FloatingPoint {
  let width = Vector.scalarCount
  var (a, b, c, d) = (Vector(), Vector(), Vector(), Vector())
  var place = 0
  while place &+ 4 &* width <= count {
    a += vector(place)
    b += vector(place &+ width)
    c += vector(place &+ 2 &* width)
    d += vector(place &+ 3 &* width)
    place &+= 4 &* width
  }
  if place < count {
    // The last terms, and zeros for those that are missing.
    var rest = (Vector(), Vector(), Vector(), Vector())
    withUnsafeMutableBytes(of: &rest) { bytes in
      let lanes = bytes.bindMemory(to: Vector.Scalar.self)
      for lane in 0..<(count &- place) { lanes[lane] = term(place &+ lane) }
    }
    a += rest.0
    b += rest.1
    c += rest.2
    d += rest.3
  }
  return halves((a + c) + (b + d))
}

/// The sum of eight lanes: 4 + 4, 2 + 2, 1 + 1.
@inlinable @inline(__always)
func halvingSum(_ lanes: SIMD8<Float>) -> Float {
  let four = lanes.lowHalf + lanes.highHalf
  let two = four.lowHalf + four.highHalf
  return two[0] + two[1]
}

/// The sum of four lanes: 2 + 2, 1 + 1.
@inlinable @inline(__always)
func halvingSum(_ lanes: SIMD4<Double>) -> Double {
  let two = lanes.lowHalf + lanes.highHalf
  return two[0] + two[1]
}

/// Cuts terms into runs of at most 4096, and adds the sums of the runs as a tree.
@inlinable
func treeSum<Number: FloatingPoint>(
  _ first: Int,
  _ count: Int,
  run: (_ first: Int, _ count: Int) -> Number
) -> Number {
  if count <= 4096 { return run(first, count) }
  var left = 4096
  while left &* 2 < count { left &*= 2 }
  return treeSum(first, left, run: run) + treeSum(first &+ left, count &- left, run: run)
}
