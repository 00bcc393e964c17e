internal import DeterministicMath

/// A number as whole digits times a power of ten, which is how ticks are counted and written.
///
///     value = digits · 10^exponent
package struct DecimalText: Sendable {
  var digits: Int64
  var exponent: Int

  init(digits: Int64, exponent: Int) {
    self.digits = digits
    self.exponent = exponent
  }

  /// The number nearest to a finite value with six significant digits.
  ///
  /// For readers, not for computation: the last digit of a value halfway between two may go
  /// either way, the same way everywhere.
  init(rounding value: Double) {
    guard value != 0 else {
      self.init(digits: 0, exponent: 0)
      return
    }
    let magnitude = value.magnitude
    var power = decimalExponent(of: magnitude) - 5
    var rounded = Int64(scaled(magnitude, by: -power) + 0.5)
    while rounded % 10 == 0, rounded > 0 {
      rounded /= 10
      power += 1
    }
    self.init(digits: value < 0 ? -rounded : rounded, exponent: power)
  }

  /// The power of ten of the first digit.
  var order: Int {
    exponent + [UInt8](digitsOf: digits.magnitude).count - 1
  }

  /// Digits with a decimal point: `−0.25`, `1,000`, `12,500`.
  ///
  /// - Parameter grouping: Whether thousands are parted by commas.
  /// - Returns: The UTF-8 of the number.
  func plain(grouping: Bool) -> [UInt8] {
    var whole = [UInt8](digitsOf: digits.magnitude)
    var fraction: [UInt8] = []
    if exponent >= 0, digits != 0 {
      whole.append(contentsOf: [UInt8](repeating: UInt8(ascii: "0"), count: exponent))
    } else if exponent < 0 {
      while whole.count <= -exponent { whole.insert(UInt8(ascii: "0"), at: 0) }
      fraction = [UInt8](whole[(whole.count + exponent)...])
      whole.removeLast(-exponent)
    }
    var text: [UInt8] = digits < 0 ? [0xE2, 0x88, 0x92] : []
    for (index, digit) in whole.enumerated() {
      if grouping, index > 0, (whole.count - index) % 3 == 0 {
        text.append(UInt8(ascii: ","))
      }
      text.append(digit)
    }
    if !fraction.isEmpty {
      text.append(UInt8(ascii: "."))
      text.append(contentsOf: fraction)
    }
    return text
  }

  /// Markup with a power of ten: `1.5×10^{−7}`, or `10^{6}` for a bare power.
  func scientific() -> [UInt8] {
    guard digits != 0 else { return [UInt8(ascii: "0")] }
    let power = order
    var mantissa = DecimalText(digits: digits, exponent: exponent - power)
    while mantissa.digits % 10 == 0 {
      mantissa.digits /= 10
      mantissa.exponent += 1
    }
    var text: [UInt8] = digits < 0 ? [0xE2, 0x88, 0x92] : []
    mantissa.digits = Int64(mantissa.digits.magnitude)
    if mantissa.digits != 1 { text += mantissa.plain(grouping: false) + [0xC3, 0x97] }
    text.append(contentsOf: [UInt8(ascii: "1"), UInt8(ascii: "0"), UInt8(ascii: "^")])
    text.append(UInt8(ascii: "{"))
    text.append(contentsOf: DecimalText(digits: Int64(power), exponent: 0).plain(grouping: false))
    text.append(UInt8(ascii: "}"))
    return text
  }

  /// The number for a table: digits where they are short, a power of ten where not.
  func markup() -> [UInt8] {
    digits == 0 || order >= -4 && order < 9 ? plain(grouping: false) : scientific()
  }
}

/// value · 10^power in steps that neither overflow nor vanish.
private func scaled(_ value: Double, by power: Int) -> Double {
  guard power <= 300 else { return value * powerOfTen(300) * powerOfTen(power - 300) }
  return power < 0 ? value / powerOfTen(-power) : value * powerOfTen(power)
}
