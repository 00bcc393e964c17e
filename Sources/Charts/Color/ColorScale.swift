extension Chart {
  /// How the values of a heat map become colours.
  public enum ColorRamp: Sendable {
    /// From pale to strong with the value.
    case sequential
    /// Strong in two colours away from zero, pale at zero.
    case diverging
  }
}

/// Gives each value of a heat map one of the steps of a ramp.
struct ColorScale: Sendable {
  let ramp: Chart.ColorRamp
  let domain: Domain
  private let steps: AxisScale

  /// - Parameters:
  ///   - lower: The least value, or infinity when there is none.
  ///   - upper: The greatest value.
  init(_ ramp: Chart.ColorRamp, lower: Double, upper: Double) {
    self.ramp = ramp
    let reach = Swift.max(lower.magnitude, upper.magnitude)
    domain =
      ramp == .diverging ? Domain(linear: -reach, reach) : Domain(linear: lower, upper)
    steps = AxisScale(.linear, domain: domain, start: 0, end: Double(Paint.levels))
  }

  /// The step of a value, or `nil` for a value that is not finite.
  func level(of value: Double) -> Int? {
    let place = steps.position(value)
    guard place.isFinite else { return nil }
    return Int(Swift.max(0, Swift.min(Double(Paint.levels - 1), place)))
  }

  func paint(_ level: Int) -> Paint {
    ramp == .diverging ? .diverging(level) : .sequential(level)
  }

  /// The colour of text on a step.
  func textPaint(on level: Int) -> Paint {
    let isStrong = ramp == .diverging ? Swift.abs(level - Paint.levels / 2) >= 4 : level >= 7
    return isStrong ? .textOnStrong : .textOnPale
  }
}
