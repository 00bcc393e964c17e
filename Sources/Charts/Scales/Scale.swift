extension Chart {
  /// How values are placed along an axis.
  public enum Scale: Sendable {
    /// Equal differences have equal lengths.
    case linear
    /// Equal ratios have equal lengths; ticks at powers of ten.
    case log10
    /// Equal ratios have equal lengths; ticks at powers of two.
    case log2

    package var isLogarithmic: Bool { self != .linear }

    /// The base of the ticks.
    var base: Double { self == .log2 ? 2 : 10 }
  }
}
