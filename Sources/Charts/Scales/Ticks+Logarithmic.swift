// Ticks of logarithmic axes: powers of the base, their multiples where there is room, and
// plain round numbers where the domain is too narrow for either.

internal import DeterministicMath

extension Ticks {
  /// How many times `logarithmic` can be asked for fewer labels.
  package static let logarithmicAttempts = 9

  /// Ticks of a logarithmic axis, fewer with every attempt.
  ///
  /// Attempt 0 labels 1, 2 and 5 times each power (base ten, up to three decades), 1 every power,
  /// and later ones every second, third, fifth, tenth … power. Minor ticks are left out where they
  /// would run together in the length of the axis.
  package static func logarithmic(
    _ domain: Domain,
    scale: Chart.Scale,
    attempt: Int,
    length: Double
  ) -> Ticks {
    let powers = Powers(in: domain, isBinary: scale == .log2)
    if domain.upper / domain.lower < (powers.isBinary ? 4 : 8) {
      return linear(domain, count: Swift.max(1, 6 - attempt))
    }
    if attempt == 0, !powers.isBinary, powers.last - powers.first < 3 {
      return powers.ticks(every: 1, multiples: [1, 2, 5], in: domain, length: length)
    }
    let strides = [1, 1, 2, 3, 5, 10, 20, 50, 100]
    let stride = strides[Swift.min(attempt, strides.count - 1)]
    return powers.ticks(every: stride, multiples: [1], in: domain, length: length)
  }
}

/// The powers of ten or two inside a domain.
private struct Powers {
  let isBinary: Bool
  let first: Int
  let last: Int

  init(in domain: Domain, isBinary: Bool) {
    self.isBinary = isBinary
    let unit = log(isBinary ? 2.0 : 10.0)
    first = Int(ceilingInteger(log(domain.lower) / unit - 1e-9))
    last = Int(floorInteger(log(domain.upper) / unit + 1e-9))
  }

  func ticks(every stride: Int, multiples: [Int64], in domain: Domain, length: Double) -> Ticks {
    var ticks = Ticks()
    let room = length / Double(Swift.max(1, last - first))
    let isDense = !isBinary && stride == 1 && room >= 32
    let lower = domain.lower * (1 - 1e-9)
    let upper = domain.upper * (1 + 1e-9)
    let least = isBinary ? -1074 : -307
    for exponent in Swift.max(first - 1, least)...Swift.max(last, least) {
      for digit in 1...(isBinary ? 1 : 9) as ClosedRange<Int64> {
        let tick = value(digit, exponent)
        guard tick >= lower, tick <= upper else { continue }
        if multiples.contains(digit), exponent % stride == 0 {
          ticks.labelled.append(Ticks.Tick(value: tick, label: label(digit, exponent)))
        } else if isDense || digit == 1 && room >= 3 {
          ticks.minor.append(tick)
        }
      }
    }
    return ticks
  }

  private func value(_ digit: Int64, _ exponent: Int) -> Double {
    isBinary
      ? Double(sign: .plus, exponent: exponent, significand: 1)
      : decimalValue(digit, exponent: exponent)
  }

  /// Digits when all labels of the axis are short, powers of the base otherwise.
  private func label(_ digit: Int64, _ exponent: Int) -> [UInt8] {
    if isBinary { return binaryLabel(exponent) }
    let text = DecimalText(digits: digit, exponent: exponent)
    return first >= -4 && last <= 4 ? text.axisLabel(grouping: last == 4) : text.scientific()
  }

  private func binaryLabel(_ exponent: Int) -> [UInt8] {
    guard first >= -3, last <= 14 else {
      let power = DecimalText(digits: Int64(exponent), exponent: 0).plain(grouping: false)
      return [UInt8(ascii: "2"), UInt8(ascii: "^"), UInt8(ascii: "{")] + power + [
        UInt8(ascii: "}")
      ]
    }
    // 2^-n = 5^n / 10^n.
    var digits: Int64 = 1
    for _ in 0..<Swift.abs(exponent) { digits = digits &* (exponent < 0 ? 5 : 2) }
    return DecimalText(digits: digits, exponent: Swift.min(0, exponent)).axisLabel(
      grouping: last > 13
    )
  }
}

extension Domain {
  /// The domain extended to 1, 2 or 5 times a power of ten, or to powers of two.
  func roundedLogarithmically(_ scale: Chart.Scale) -> Domain {
    if scale == .log2 {
      let low = Double(sign: .plus, exponent: Int(lower.exponent), significand: 1)
      var high = Double(sign: .plus, exponent: Int(upper.exponent), significand: 1)
      if high < upper { high *= 2 }
      return Domain(exactly: low, high.isFinite ? high : upper)
    }
    var low = powerOfTen(decimalExponent(of: lower))
    if low * 5 <= lower {
      low *= 5
    } else if low * 2 <= lower {
      low *= 2
    }
    let power = powerOfTen(decimalExponent(of: upper))
    for factor in [1.0, 2, 5, 10] where power * factor >= upper * (1 - 1e-12) {
      return Domain(exactly: low, (power * factor).isFinite ? power * factor : upper)
    }
    return Domain(exactly: low, upper)
  }
}
