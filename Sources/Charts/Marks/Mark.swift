/// What is drawn for one set of data: the geometry of a chart.
///
/// A class, because a program for the browser then links only the marks that it makes.
protocol Mark: AnyObject, Sendable {
  /// What to call the mark in a description: `line`, `histogram`.
  var noun: StaticString { get }
  /// How the legend shows the mark.
  var key: LegendKey { get }
  /// The name of the series when the author gave none.
  var defaultName: [UInt8] { get }
  /// How the mark takes its colour.
  var role: MarkRole { get }

  /// Tells what the horizontal axis has to show.
  func measure(x extent: AxisExtent)
  /// Tells what the vertical axis has to show, once the horizontal one is known.
  func measure(y extent: AxisExtent, over x: Axis)
  /// Writes the mark.
  func draw(in plot: Plot, with pen: Pen, to svg: inout MarkupWriter)
  /// Words to write over all marks.
  func notes(in plot: Plot) -> [Note]
  /// Where a label at the end of the mark would start, for marks that have an end.
  func end(in plot: Plot) -> Point?
  /// The colours of a heat map.
  var colors: (any ColorKey)? { get }
  /// The data as columns; `abscissae` are those of the table before, for a function to follow.
  func table(_ labels: TableLabels, following abscissae: [Double]?) -> DataTable?
}

extension Mark {
  var defaultName: [UInt8] { [] }
  var role: MarkRole { .series }
  var colors: (any ColorKey)? { nil }
  func notes(in plot: Plot) -> [Note] { [] }
  func end(in plot: Plot) -> Point? { nil }
}

/// How a mark takes its colour and counts as a series.
enum MarkRole {
  /// The next colour, and a place in the legend when it has a name.
  case series
  /// The colour of the mark before it when it has no name: a confidence band.
  case companion
  /// Its own place among the bars of a category.
  case bar
  /// No series colour: rules, text, cells.
  case neutral
}

/// The sign of a mark in the legend.
enum LegendKey {
  case line
  case dot
  case block
  case band
}

/// The axes in which marks are drawn.
final class Plot: Sendable {
  let x: AxisScale
  let y: AxisScale
  let frame: Frame
  /// The names along the horizontal axis, when it has names.
  let categories: [[UInt8]]
  /// How many series of bars share a category.
  let barCount: Int
  let colors: (any ColorKey)?

  init(
    x: AxisScale,
    y: AxisScale,
    frame: Frame,
    panel: Composition.Panel,
    colors: (any ColorKey)?
  ) {
    self.x = x
    self.y = y
    self.frame = frame
    categories = panel.x.categories
    barCount = panel.barCount
    self.colors = colors
  }

  func point(_ x: Double, _ y: Double) -> Point {
    Point(x: self.x.position(x), y: self.y.position(y))
  }

  /// The places of pairs of values, NaN where either is missing.
  func points(_ x: [Double], _ y: [Double]) -> [Point] {
    zip(x, y).map(point)
  }
}

/// The look of a mark.
struct Pen: Sendable {
  /// The number of the series colour; `nil` for marks in the colour of text.
  var color: Int?
  var isDashed: Bool
  /// The place among the bars of a category.
  var barIndex: Int

  var paint: Paint { color.map(Paint.series) ?? .text }

  /// Lines beyond the eighth colour are dashed, so that no two look alike.
  var showsDashes: Bool { isDashed || (color ?? 0) >= Paint.seriesCount }
}

extension MarkupWriter {
  /// Appends a stroked path, unless it is empty.
  @inline(never)
  mutating func stroke(_ data: MarkupWriter, _ pen: Pen, width: Double) {
    guard !data.bytes.isEmpty else { return }
    raw("<path d=\"")
    raw(data.bytes)
    raw("\" fill=\"none\"")
    paint("stroke", pen.paint)
    attribute("stroke-width", width)
    raw(" stroke-linejoin=\"round\" stroke-linecap=\"round\"")
    if pen.showsDashes { raw(" stroke-dasharray=\"6 4\"") }
    raw("/>\n")
  }

  /// Appends a filled path, unless it is empty.
  @inline(never)
  mutating func fill(_ data: MarkupWriter, _ paint: Paint, opacity: Double = 1) {
    guard !data.bytes.isEmpty else { return }
    raw("<path d=\"")
    raw(data.bytes)
    raw("\"")
    self.paint("fill", paint)
    if opacity != 1 { attribute("fill-opacity", opacity) }
    raw("/>\n")
  }
}
