/// A chart as a value: marks, axes, a title.
///
/// It becomes SVG by `svg(idPrefix:layout:)` and an HTML
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
    var name: [UInt8] = []
    /// The number of its colour; `nil` for the next one.
    var color: Int?
    var isDashed = false
  }

  /// What the author said of an axis.
  final class AxisOptions: Sendable {
    let label: [UInt8]?
    let unit: [UInt8]?
    let scale: Scale?
    let range: ClosedRange<Double>?

    init(
      label: [UInt8]? = nil,
      unit: [UInt8]? = nil,
      scale: Scale? = nil,
      range: ClosedRange<Double>? = nil
    ) {
      self.label = label
      self.unit = unit
      self.scale = scale
      self.range = range
    }

    /// These options where they say something, and another chart's where they do not.
    func filled(from other: AxisOptions) -> AxisOptions {
      AxisOptions(
        label: label ?? other.label,
        unit: unit ?? other.unit,
        scale: scale ?? other.scale,
        range: range ?? other.range
      )
    }
  }

  var layers: [Layer] = []
  var horizontal = AxisOptions()
  var vertical = AxisOptions()
  var heading: [UInt8] = []
  var summary: [UInt8] = []
  /// Charts side by side in place of `layers`.
  var panels: [Chart] = []
  var panelColumns: Int?
  var sharesAxes = true

  init() {}

  init(_ mark: any Mark) {
    layers = [Layer(mark: mark)]
  }
}
