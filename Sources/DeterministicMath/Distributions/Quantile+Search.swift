// Where a distribution function reaches a probability.

/// A probability and the density where it was taken.
struct ProbabilityAt {
  var probability: Double
  var density: Double
}

/// The positive x at which a monotone probability has a value.
///
/// Newton's method on the logarithm of the probability, kept between bounds that close in; where a
/// step leaves them, their geometric mean is next.
///
/// - Parameters:
///   - target: The probability, above 0.
///   - start: A guess, above 0.
///   - isUpper: Whether the probability is of a greater value, so that it falls with x.
///   - function: The probability and density at x.
/// - Returns: x, to the precision of the function.
func solve(
  _ target: Double,
  from start: Double,
  isUpper: Bool,
  _ function: (Double) -> ProbabilityAt
) -> Double {
  var low = 0.0
  var high = Double.infinity
  var x = start
  for _ in 0..<200 {
    let value = function(x)
    let isBelow = (value.probability < target) != isUpper
    if isBelow { low = x } else { high = x }
    let slope = isUpper ? -value.density : value.density
    let error = logRatio(value.probability, target)
    let step = error * value.probability / slope
    var next = x - step
    if !(next > low && next < high) || next.isNaN {
      next = high == .infinity ? 2 * x : (low == 0 ? 0.5 * x : (low * high).squareRoot())
    }
    let change = (next - x).magnitude
    x = next
    if change <= 0x1p-51 * x { break }
  }
  return x
}

/// ln(a / b), accurate where they are nearly equal.
private func logRatio(_ a: Double, _ b: Double) -> Double {
  let difference = (a - b) / b
  return difference.magnitude < 0.5 ? log1p(difference) : log(a) - log(b)
}
