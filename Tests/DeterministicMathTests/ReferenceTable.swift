// Reading the reference tables, and measuring errors in units in the last place.

import Testing

/// One line of a table: the arguments, and the result as a sum of two numbers.
struct Reference {
  let arguments: [Double]
  let upper: Double
  let lower: Double

  static func parse(_ table: String) -> [Reference] {
    table.split(separator: "\n").map { line in
      let numbers = line.split(separator: " ").map { word in
        Double(bitPattern: UInt64(word, radix: 16) ?? 0)
      }
      return Reference(
        arguments: Array(numbers.dropLast(2)),
        upper: numbers[numbers.count - 2],
        lower: numbers[numbers.count - 1]
      )
    }
  }

  /// The error of a result in units in the last place of the exact result.
  func ulps(_ result: Double) -> Double {
    if upper.isInfinite || result.isInfinite || result.isNaN {
      return result == upper ? 0 : .infinity
    }
    return ((result - upper) - lower).magnitude / upper.ulp
  }
}

/// The greatest error over many arguments, and where it is.
struct WorstError: CustomStringConvertible {
  private(set) var ulps = 0.0
  private(set) var arguments: [Double] = []

  mutating func record(_ ulps: Double, at arguments: [Double]) {
    if ulps > self.ulps || ulps.isNaN { (self.ulps, self.arguments) = (ulps, arguments) }
  }

  var description: String { "\(ulps) ulp at \(arguments)" }
}
