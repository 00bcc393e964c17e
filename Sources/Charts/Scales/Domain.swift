/// The interval of data values that an axis shows: finite, ordered, and wide enough to divide.
package struct Domain: Sendable, Equatable {
  package let lower: Double
  package let upper: Double

  /// Intervals narrower than this fraction of their values are widened: labels would need more
  /// digits than a reader can compare.
  static let narrowest = 1e-9

  /// Makes a usable domain of any two numbers.
  ///
  /// Bounds that are not finite give 0...1, reversed ones are exchanged, equal ones are widened by
  /// half of their value to both sides.
  package init(linear first: Double, _ second: Double) {
    guard first.isFinite, second.isFinite else {
      self.init(exactly: 0, 1)
      return
    }
    let lower = Swift.min(first, second)
    let upper = Swift.max(first, second)
    let size = Swift.max(lower.magnitude, upper.magnitude)
    if size < 1e-290 {
      self.init(exactly: lower < 0 ? -1 : 0, upper > 0 || lower == 0 ? 1 : 0)
    } else if lower == upper {
      self.init(exactly: limited(lower - size / 2), limited(upper + size / 2))
    } else if upper / 2 - lower / 2 < size * Self.narrowest {
      let margin = size * Self.narrowest
      self.init(exactly: limited(lower - margin), limited(upper + margin))
    } else {
      self.init(exactly: lower, upper)
    }
  }

  /// Makes a usable domain for a logarithmic scale.
  ///
  /// A bound that has no logarithm is replaced by a thousandth of the other bound, two such
  /// bounds by 1 and `base`; equal ones are moved apart by a factor of `base` each.
  package init(logarithmic first: Double, _ second: Double, base: Double) {
    var lower = Swift.min(first, second)
    var upper = Swift.max(first, second)
    if !upper.isFinite || upper < 1e-300 {
      lower = 1
      upper = base
    }
    if lower.isNaN || lower < 1e-300 { lower = Swift.max(1e-300, upper / 1000) }
    if upper / lower < 1 + Self.narrowest {
      lower = Swift.max(1e-300, lower / base)
      upper = limited(upper * base)
    }
    self.init(exactly: lower, upper)
  }

  init(exactly lower: Double, _ upper: Double) {
    self.lower = lower
    self.upper = upper
  }
}

/// The value, or the largest finite number with its sign.
private func limited(_ value: Double) -> Double {
  let most = Double.greatestFiniteMagnitude
  return Swift.max(-most, Swift.min(most, value))
}
