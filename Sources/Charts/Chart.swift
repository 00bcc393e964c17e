/// A chart as a value: marks, axes, a title. It becomes SVG by `svg(idPrefix:layout:)` and an HTML
/// table by `table(maximumRows:)`.
///
/// Charts are made by a factory for each mark and put together by `overlay`:
///
///     Chart.histogram(values: y, bins: 60)
///       .overlay(.normalDensity(mean: 0, deviation: 1))
///       .x(label: "pre-activation $y$")
///
/// All text may have indices, powers and Greek letters: `"$\sigma_W^2$"`, `"D^2 J"`.
///
/// The same chart gives the same bytes on every platform. Values that are not finite are gaps.
public struct Chart: Sendable {
  /// A mark with the name and the look that the author gave it.
  struct Layer: Sendable {
    var mark: any Mark
    var name = ""
    /// The number of its colour; `nil` for the next one.
    var color: Int?
    var isDashed = false
  }

  /// What the author said of an axis.
  struct AxisOptions: Sendable {
    var label: String?
    var unit: String?
    var scale = Scale.linear
    var range: ClosedRange<Double>?
  }

  var layers: [Layer] = []
  var horizontal = AxisOptions()
  var vertical = AxisOptions()
  var heading = ""
  var summary = ""
  /// Charts side by side in place of `layers`.
  var panels: [Chart] = []
  var panelColumns: Int?
  var sharesAxes = true

  init() {}

  init(_ mark: any Mark) {
    layers = [Layer(mark: mark)]
  }
}
