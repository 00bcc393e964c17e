/// What the marks of a chart need an axis to show.
final class AxisExtent {
  private(set) var lower = Double.infinity
  private(set) var upper = -Double.infinity
  private(set) var smallestPositive = Double.infinity
  /// Bounds to use when no data tell any.
  private(set) var suggestion: (lower: Double, upper: Double)?
  /// Names along the axis, for bars and tables of cells.
  private(set) var categories: [[UInt8]] = []
  /// Whether the axis reaches to zero, so that lengths can be compared.
  var includesZero = false
  /// Whether the axis ends at ticks rather than at the data.
  var isRounded = false
  /// Whether names run down the axis rather than up.
  var isReversed = false
  /// Whether lines across the drawing help to read the values.
  var hasGrid = false
  /// The title of the axis when the chart gives none.
  var title: [UInt8] = []

  var isEmpty: Bool { lower > upper }

  func include(_ value: Double) {
    guard value.isFinite else { return }
    lower = Swift.min(lower, value)
    upper = Swift.max(upper, value)
    if value > 0 { smallestPositive = Swift.min(smallestPositive, value) }
  }

  func include(_ values: [Double]) {
    for value in values { include(value) }
  }

  func suggest(_ lower: Double, _ upper: Double) {
    guard let other = suggestion else {
      suggestion = (lower, upper)
      return
    }
    suggestion = (Swift.min(lower, other.lower), Swift.max(upper, other.upper))
  }

  func include(categories names: [[UInt8]]) {
    for name in names where !categories.contains(name) { categories.append(name) }
  }

  /// Takes up what another panel with the same axis needs.
  func merge(_ other: AxisExtent) {
    include(other.lower)
    include(other.upper)
    include(other.smallestPositive)
    if let range = other.suggestion { suggest(range.lower, range.upper) }
    include(categories: other.categories)
    includesZero = includesZero || other.includesZero
    isRounded = isRounded || other.isRounded
    isReversed = isReversed || other.isReversed
    hasGrid = hasGrid || other.hasGrid
    if title.isEmpty { title = other.title }
  }
}
