internal import DeterministicMath

/// An axis of a panel, with all that is known before its place in the drawing.
final class Axis: Sendable {
  let scale: Chart.Scale
  let domain: Domain
  /// Whether the axis ends at ticks rather than at the data.
  private let endsAtTicks: Bool
  let categories: [[UInt8]]
  let isReversed: Bool
  let hasGrid: Bool
  /// The title as markup.
  let titleMarkup: [UInt8]
  let title: RichText

  init(_ options: Chart.AxisOptions, _ extent: AxisExtent) {
    categories = extent.categories
    scale = categories.isEmpty ? options.scale ?? .linear : .linear
    isReversed = extent.isReversed
    hasGrid = extent.hasGrid || scale.isLogarithmic
    domain = Axis.domain(options, extent, scale)
    endsAtTicks = extent.isRounded && options.range == nil && categories.isEmpty
    titleMarkup = Axis.title(options, extent)
    title = RichText(markup: titleMarkup)
  }

  private init(_ axis: Axis, domain: Domain) {
    self.domain = domain
    scale = axis.scale
    categories = axis.categories
    endsAtTicks = axis.endsAtTicks
    isReversed = axis.isReversed
    hasGrid = axis.hasGrid
    titleMarkup = axis.titleMarkup
    title = axis.title
  }

  /// A linear axis without title.
  init(_ domain: Domain) {
    scale = .linear
    self.domain = domain
    categories = []
    endsAtTicks = false
    isReversed = false
    hasGrid = false
    titleMarkup = []
    title = RichText(markup: [])
  }

  /// The axis extended to its ticks, where the marks ask for it.
  ///
  /// `length` is the length that the axis will have.
  @inline(never)
  func rounded(length: Double, isHorizontal: Bool) -> Axis {
    guard endsAtTicks else { return self }
    let rounded =
      scale.isLogarithmic
      ? domain.roundedLogarithmically(scale)
      : domain.rounded(count: Axis.linearCount(length: length, isHorizontal: isHorizontal))
    return Axis(self, domain: rounded)
  }

  func placed(from start: Double, to end: Double) -> AxisScale {
    isReversed
      ? AxisScale(scale, domain: domain, start: end, end: start)
      : AxisScale(scale, domain: domain, start: start, end: end)
  }

  private static func domain(
    _ options: Chart.AxisOptions,
    _ extent: AxisExtent,
    _ scale: Chart.Scale
  ) -> Domain {
    guard extent.categories.isEmpty else {
      return Domain(exactly: -0.5, Double(extent.categories.count) - 0.5)
    }
    if let range = options.range {
      return scale.isLogarithmic
        ? Domain(logarithmic: range.lowerBound, range.upperBound, base: scale.base)
        : Domain(linear: range.lowerBound, range.upperBound)
    }
    var lower = extent.lower
    var upper = extent.upper
    if extent.isEmpty, let range = extent.suggestion { (lower, upper) = range }
    guard !scale.isLogarithmic else {
      let positive = lower > 0 ? lower : extent.smallestPositive
      return Domain(logarithmic: positive, upper, base: scale.base)
    }
    if extent.includesZero, lower <= upper {
      lower = Swift.min(lower, 0)
      upper = Swift.max(upper, 0)
    }
    return Domain(linear: lower, upper)
  }

  private static func title(_ options: Chart.AxisOptions, _ extent: AxisExtent) -> [UInt8] {
    let title = options.label ?? extent.title
    guard let unit = options.unit, !unit.isEmpty else { return title }
    if title.isEmpty { return unit }
    return title + [UInt8](words: " (") + unit + [UInt8](words: ")")
  }
}
