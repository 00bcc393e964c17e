extension Chart {
  /// The size for which a chart is drawn.
  ///
  /// Text has the same size in every layout. A drawing that is shown at its own width has text
  /// of 12 pixels; a page offers `wide` to a column of text and `narrow` to a phone.
  public struct Layout: Sendable {
    /// The width of the drawing.
    public let width: Double
    /// The height; several rows of panels make the drawing taller.
    public let height: Double
    /// Added to the class of the `svg` element, so that a style sheet can tell layouts apart.
    let name: StaticString

    /// A column of text on a laptop: 640 by 380.
    public static let wide = Layout(width: 640, height: 380, name: "chart-wide")
    /// A phone, 390 pixels wide less its margins: 358 by 300.
    public static let narrow = Layout(width: 358, height: 300, name: "chart-narrow")

    /// - Parameters:
    ///   - width: The width, at least 200.
    ///   - height: The height, at least 120.
    public init(width: Double, height: Double) {
      self.init(
        width: width >= 200 ? Swift.min(width, 10_000) : 200,
        height: height >= 120 ? Swift.min(height, 10_000) : 120,
        name: "chart-sized"
      )
    }

    private init(width: Double, height: Double, name: StaticString) {
      self.width = width
      self.height = height
      self.name = name
    }
  }
}
