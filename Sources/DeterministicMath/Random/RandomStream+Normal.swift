// Normal deviates.

extension RandomStream {
  /// A standard normal deviate, from two words.
  @inlinable
  public mutating func normal() -> Double {
    let first = nextWord()
    let pair: (Float, Float) = normalPair(first, nextWord(), mean: 0, deviation: 1)
    return Double(pair.0)
  }

  /// A normal deviate, from two words.
  @inlinable
  public mutating func normal(mean: Double, deviation: Double) -> Double {
    mean + deviation * normal()
  }
}
