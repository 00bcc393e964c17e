// Sums, maxima and minima of lines, in an order that their length decides.

import DeterministicMath

extension Reduction {
  /// What nothing reduces to.
  var start: Float {
    switch self {
    case .sum, .logSumExp: 0
    case .max: -.infinity
    case .min: .infinity
    }
  }

  /// Two numbers as one.
  @inline(__always)
  func combined(_ a: Float, _ b: Float) -> Float {
    switch self {
    case .sum, .logSumExp: a + b
    case .max: b > a || b.isNaN ? b : a
    case .min: b < a || b.isNaN ? b : a
    }
  }

  /// Combines each number with one of a line.
  func combine(
    _ sums: UnsafeMutablePointer<Float>,
    _ line: UnsafeMutablePointer<Float>,
    count: Int
  ) {
    let operation: StripOperation =
      switch self {
      case .sum, .logSumExp: .add
      case .max: .larger
      case .min: .smaller
      }
    operation.run(sums, Line(sums), Line(line), count: count)
  }

  /// The numbers of a line as one.
  func folded(_ line: UnsafeMutablePointer<Float>, count: Int) -> Float {
    if self == .sum { return DeterministicMath.sum(UnsafeBufferPointer(start: line, count: count)) }
    guard count >= 16 else {
      var result = start
      for place in 0..<count { result = combined(result, line[place]) }
      return result
    }
    // The greatest of all is the greatest in any order.
    var lanes = line.vector
    var place = 8
    while place &+ 8 <= count {
      let next = (line + place).vector
      let replaces = self == .max ? next .> lanes : next .< lanes
      lanes.replace(with: next, where: replaces .| (next .!= next))
      place &+= 8
    }
    var result = start
    for lane in 0..<8 { result = combined(result, lanes[lane]) }
    for place in place..<count { result = combined(result, line[place]) }
    return result
  }
}
