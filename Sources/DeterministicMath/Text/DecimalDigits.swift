// The exact decimal digits of a binary number, and their rounding.
//
// m 2^-k = m 5ᵏ 10^-k: the digits of the integer m 5ᵏ with the point k places from the right. The
// integer is kept in limbs of nine digits. At most 767 digits: no number is too long for it.

/// A positive number as decimal digits: 0.d₀d₁d₂… · 10^pointPosition.
struct DecimalDigits {
  /// The digits as numbers 0...9, without leading zeros.
  var digits: [UInt8]
  /// How many digits stand before the decimal point; may be negative or beyond the digits.
  var pointPosition: Int

  init(digits: [UInt8], pointPosition: Int) {
    self.digits = digits
    self.pointPosition = pointPosition
  }

  /// All digits of m 2^e.
  init(significand: UInt64, exponent: Int) {
    var limbs = DecimalLimbs(significand)
    var remaining = exponent.magnitude
    let (factor, step): (UInt64, UInt) = exponent < 0 ? (5, 12) : (2, 28)
    while remaining > 0 {
      let power = Swift.min(remaining, step)
      var product: UInt64 = 1
      for _ in 0..<power { product &*= factor }
      limbs.multiply(by: product)
      remaining &-= power
    }
    digits = limbs.digits
    pointPosition = digits.count + Swift.min(exponent, 0)
  }

  /// Keeps a number of digits (none if negative) and rounds to nearest, ties to even.
  mutating func round(keeping count: Int) {
    guard count < digits.count else { return }
    guard count >= 0 else {
      digits = []
      return
    }
    let next = digits[count]
    let exact = digits[(count + 1)...].allSatisfy { $0 == 0 }
    let odd = count > 0 && digits[count - 1] & 1 == 1
    digits.removeSubrange(count...)
    if next > 5 || (next == 5 && (!exact || odd)) { increment() }
  }

  /// Adds one in the last place kept.
  mutating func increment() {
    var index = digits.count - 1
    while index >= 0, digits[index] == 9 {
      digits[index] = 0
      index -= 1
    }
    if index >= 0 {
      digits[index] += 1
    } else {
      digits.insert(1, at: 0)
      pointPosition += 1
    }
  }
}

/// A natural number in limbs of nine decimal digits, lowest first.
private struct DecimalLimbs {
  private var limbs: [UInt32] = []
  private static let base: UInt64 = 1_000_000_000

  init(_ value: UInt64) {
    var rest = value
    while rest > 0 {
      limbs.append(UInt32(rest % Self.base))
      rest /= Self.base
    }
  }

  /// Multiplies by a factor below 2³².
  mutating func multiply(by factor: UInt64) {
    var carry: UInt64 = 0
    for index in limbs.indices {
      let product = UInt64(limbs[index]) * factor + carry
      limbs[index] = UInt32(product % Self.base)
      carry = product / Self.base
    }
    while carry > 0 {
      limbs.append(UInt32(carry % Self.base))
      carry /= Self.base
    }
  }

  /// The decimal digits, highest first, without leading zeros.
  var digits: [UInt8] {
    var result: [UInt8] = []
    for limb in limbs.reversed() {
      var divisor: UInt32 = 100_000_000
      while divisor > 0 {
        let digit = UInt8(limb / divisor % 10)
        if digit > 0 || !result.isEmpty { result.append(digit) }
        divisor /= 10
      }
    }
    return result
  }
}
