extension Chart {
  /// How the values of a heat map become colours.
  public enum ColorRamp: Sendable {
    /// From pale to strong with the value.
    case sequential
    /// Strong in two colours away from zero, pale at zero.
    case diverging
  }
}

/// Gives each value of a heat map one of the steps of a ramp, and explains them in a legend.
///
/// A protocol that the compiler must take to have other implementations elsewhere, so that it does not
/// call the only one directly: pages without heat maps then do not carry it.
package protocol ColorKey: AnyObject, Sendable {
  var domain: Domain { get }
  /// The step of a value, or `nil` for a value that is not finite.
  func level(of value: Double) -> Int?
  func paint(_ level: Int) -> Paint
  /// The colour of text on a step.
  func textPaint(on level: Int) -> Paint
  /// The scale for the values of another heat map too.
  func including(_ domain: Domain) -> any ColorKey
  /// Draws the legend between two sides.
  func draw(right: Double, left: Double, top: Double, to svg: inout MarkupWriter)
}

final class ColorScale: ColorKey {
  let domain: Domain
  let label: RichText
  private let ramp: Chart.ColorRamp
  private let steps: AxisScale

  /// A scale from the least to the greatest value; `lower` is infinite when there is none.
  init(_ ramp: Chart.ColorRamp, lower: Double, upper: Double, label: RichText) {
    self.ramp = ramp
    self.label = label
    let reach = Swift.max(lower.magnitude, upper.magnitude)
    domain =
      ramp == .diverging ? Domain(linear: -reach, reach) : Domain(linear: lower, upper)
    steps = AxisScale(.linear, domain: domain, start: 0, end: Double(Paint.levels))
  }

  func level(of value: Double) -> Int? {
    let place = steps.position(value)
    guard place.isFinite else { return nil }
    return Int(Swift.max(0, Swift.min(Double(Paint.levels - 1), place)))
  }

  func paint(_ level: Int) -> Paint {
    ramp == .diverging ? .diverging(level) : .sequential(level)
  }

  func textPaint(on level: Int) -> Paint {
    let isStrong = ramp == .diverging ? Swift.abs(level - Paint.levels / 2) >= 4 : level >= 7
    return isStrong ? .textOnStrong : .textOnPale
  }

  func including(_ other: Domain) -> any ColorKey {
    ColorScale(
      ramp,
      lower: Swift.min(domain.lower, other.lower),
      upper: Swift.max(domain.upper, other.upper),
      label: label
    )
  }
}
