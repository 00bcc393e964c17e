// Numbers at which functions are hard: 200,000 of each precision, the special ones first.

import TensorCore

enum HardValues {
  static let count = 200_000

  /// Zeros, infinities, no number, subnormal numbers, the borders of overflow and of the domains;
  /// then random bits, moderate numbers, and neighbours of multiples of π/2.
  static func doubles() -> [Double] {
    var values = special.flatMap { [$0, -$0] }
    values.append(.nan)
    var numbers = Numbers(seed: 11)
    while values.count < count {
      let bits = numbers.bits()
      switch bits & 3 {
      case 0: values.append(Double(bitPattern: numbers.bits()))
      case 1: values.append(40 * numbers.number())
      case 2: values.append(numbers.number())
      default:
        let multiple = Double(Int32(truncatingIfNeeded: bits >> 40)) * (Double.pi / 2)
        let steps = UInt64(truncatingIfNeeded: bits >> 2 & 7)
        values.append(Double(bitPattern: multiple.bitPattern &+ steps))
      }
    }
    return values
  }

  static func floats() -> [Float] {
    var values = special.flatMap { [Float($0), -Float($0)] }
    values += [.nan, .leastNonzeroMagnitude, .leastNormalMagnitude, .greatestFiniteMagnitude]
    values += [88.72283, 88.72284, -103.97208, -103.97209, 9.010914, 0x1p-126, 0x1p-24]
    var numbers = Numbers(seed: 12)
    while values.count < count {
      let bits = numbers.bits()
      switch bits & 3 {
      case 0: values.append(Float(bitPattern: UInt32(truncatingIfNeeded: bits >> 32)))
      case 1: values.append(40 * numbers.number())
      case 2: values.append(numbers.number())
      default:
        let multiple = Float(Int32(truncatingIfNeeded: bits >> 44)) * (Float.pi / 2)
        let steps = UInt32(truncatingIfNeeded: bits >> 2 & 7)
        values.append(Float(bitPattern: multiple.bitPattern &+ steps))
      }
    }
    return values
  }

  /// Their signs are changed as well.
  private static let special: [Double] = [
    0, 1, 2, 0.5, 10, .infinity, .pi, .pi / 2, .pi / 4,
    .leastNonzeroMagnitude, 3 * .leastNonzeroMagnitude, .leastNormalMagnitude, 0x1.fffffep-1023,
    .greatestFiniteMagnitude, 709.78271289338397, 709.782712893384, 745.1332191019411,
    745.1332191019412, 708.3964185322641, 0x1p-53, 0x1p-54, 0x1p-27, 0x1.6a09e667f3bcdp-1,
    0x1.6a09e667f3bcdp0, 26.5, 27.3, 170.6, 171.7, 2.55e305, 0x1p20, 0x1p52, 0x1p53, 0x1p63, 1e22,
    0x1.921fb54442d18p20, 0x1.921fb54442d19p20, 0x1.fffffffffffffp-1, 0x1.0000000000001p0,
  ]
}
