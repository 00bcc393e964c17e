/// How a slider spreads the values of an input.
public enum InputScale: Sendable {
  /// Equal steps.
  case linear
  /// Equal ratios; steps are powers of two.
  case log2
  /// Equal ratios; steps are parts of decades.
  case log10
}
