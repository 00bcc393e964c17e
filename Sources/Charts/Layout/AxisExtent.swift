/// What the marks of a chart need an axis to show.
struct AxisExtent {
  private(set) var lower = Double.infinity
  private(set) var upper = -Double.infinity
  private(set) var smallestPositive = Double.infinity
  /// Bounds to use when no data tell any.
  private(set) var suggestion: (lower: Double, upper: Double)?
  /// Names along the axis, for bars and tables of cells.
  private(set) var categories: [String] = []
  /// Whether the axis reaches to zero, so that lengths can be compared.
  var includesZero = false
  /// Whether the axis ends at ticks rather than at the data.
  var isRounded = false
  /// Whether names run down the axis rather than up.
  var isReversed = false
  /// Whether lines across the drawing help to read the values.
  var hasGrid = false
  /// The title of the axis when the chart gives none.
  var title = ""

  var isEmpty: Bool { lower > upper }

  mutating func include(_ value: Double) {
    guard value.isFinite else { return }
    lower = Swift.min(lower, value)
    upper = Swift.max(upper, value)
    if value > 0 { smallestPositive = Swift.min(smallestPositive, value) }
  }

  mutating func include(_ values: [Double]) {
    for value in values { include(value) }
  }

  mutating func suggest(_ lower: Double, _ upper: Double) {
    guard let other = suggestion else {
      suggestion = (lower, upper)
      return
    }
    suggestion = (Swift.min(lower, other.lower), Swift.max(upper, other.upper))
  }

  mutating func include(categories names: [String]) {
    for name in names where index(ofCategory: name) == nil { categories.append(name) }
  }

  /// Takes up what another panel with the same axis needs.
  mutating func merge(_ other: AxisExtent) {
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

  private func index(ofCategory name: String) -> Int? {
    categories.firstIndex { $0.hasSameText(as: name) }
  }
}

extension String {
  /// Equality of bytes. `==` compares up to normalisation, which costs 50 KB of tables in a page.
  func hasSameText(as other: String) -> Bool {
    utf8.elementsEqual(other.utf8)
  }
}
