/// The marked values of an axis.
package struct Ticks: Sendable {
  /// A value with its label, which is markup of `RichText`.
  package struct Tick: Sendable {
    package var value: Double
    package var label: [UInt8]
  }

  /// The values that have labels, ascending.
  package var labelled: [Tick] = []
  /// Values between them that get a faint line and no label, ascending.
  package var minor: [Double] = []

  package init() {}
}

// MARK: - Linear

/// A distance between ticks: 1, 2 or 5 times a power of ten.
struct TickStep {
  let digits: Int64
  let exponent: Int

  /// The smallest step that divides a domain into at most `count` parts.
  @inline(never)
  init(dividing domain: Domain, into count: Int) {
    let parts = Double(Swift.max(1, count))
    let raw = Swift.max(1e-300, Swift.min(1e308, domain.upper / parts - domain.lower / parts))
    let order = decimalExponent(of: raw)
    let fraction = raw / powerOfTen(order) - 1e-9
    let digits: Int64 = fraction <= 1 ? 1 : fraction <= 2 ? 2 : fraction <= 5 ? 5 : 10
    self.digits = digits == 10 ? 1 : digits
    exponent = digits == 10 ? order + 1 : order
  }

  /// How many steps a value is from zero.
  func steps(to value: Double) -> Double {
    (exponent < 0 ? value * powerOfTen(-exponent) : value / powerOfTen(exponent)) / Double(digits)
  }

  func value(_ steps: Int64) -> Double {
    decimalValue(steps &* digits, exponent: exponent)
  }
}

extension Ticks {
  /// Ticks at multiples of 1, 2 or 5 times a power of ten, `count` or fewer intervals of them.
  ///
  /// Labels share one form: digits where the values are between a thousandth and ten million,
  /// powers of ten where they are not, commas where one has five digits or more.
  package static func linear(_ domain: Domain, count: Int) -> Ticks {
    let step = TickStep(dividing: domain, into: count)
    let first = ceilingInteger(step.steps(to: domain.lower) - 1e-4)
    let last = floorInteger(step.steps(to: domain.upper) + 1e-4)
    var ticks = Ticks()
    guard first <= last else { return ticks }
    let largest = Swift.max(first.magnitude, last.magnitude)
    let order = DecimalText(digits: Int64(largest) &* step.digits, exponent: step.exponent).order
    let isPlain = order < 7 && (order > -4 || largest == 0) && step.exponent > -12
    let grouping = order > 3
    for index in first...last {
      let value = step.value(index)
      guard value.isFinite else { continue }
      let text = DecimalText(digits: index &* step.digits, exponent: step.exponent)
      ticks.labelled.append(
        Tick(value: value, label: isPlain ? text.axisLabel(grouping: grouping) : text.scientific())
      )
    }
    return ticks
  }
}

extension DecimalText {
  /// Plain digits; zero has no decimals.
  func axisLabel(grouping: Bool) -> [UInt8] {
    digits == 0 ? [UInt8(ascii: "0")] : plain(grouping: grouping)
  }
}

extension Domain {
  /// The domain extended to the next ticks of a linear axis.
  ///
  /// A longer domain may have a larger step, so this goes on until the ends stay where they are.
  @inline(never)
  package func rounded(count: Int) -> Domain {
    var domain = self
    for _ in 0..<4 {
      let step = TickStep(dividing: domain, into: count)
      let lower = step.value(floorInteger(step.steps(to: domain.lower) + 1e-6))
      let upper = step.value(ceilingInteger(step.steps(to: domain.upper) - 1e-6))
      guard lower.isFinite, upper.isFinite else { return domain }
      let next = Domain(exactly: Swift.min(lower, domain.lower), Swift.max(upper, domain.upper))
      if next == domain { return domain }
      domain = next
    }
    return domain
  }
}
