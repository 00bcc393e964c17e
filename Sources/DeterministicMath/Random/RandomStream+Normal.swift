// Normal and exponential deviates, one at a time, in double precision.

extension RandomStream {
  /// A standard normal deviate, from four words.
  ///
  /// Box and Muller's, of which one of the two is kept: a deviate is then a function of its position
  /// alone. The tail goes to 9.4 standard deviations.
  public mutating func normal() -> Double {
    let radius = (-2 * log(openUniform())).squareRoot()
    // An angle in ±π/4 from the upper 53 bits, and a quarter of the circle from the lowest two.
    let word = next()
    let fraction = Double(Int64(bitPattern: word) &>> 11) * 0x1p-52
    let angle = DoublePair(fraction * 0x1.921fb54442d18p-1)
    let value = word & 1 == 0 ? cosineNearZero(angle) : sineNearZero(angle)
    return word & 2 == 0 ? radius * value : -radius * value
  }

  /// A normal deviate, from four words.
  public mutating func normal(mean: Double, deviation: Double) -> Double {
    mean + deviation * normal()
  }

  /// An exponential deviate with a mean, from two words; at most 45 times the mean.
  public mutating func exponential(mean: Double = 1) -> Double {
    0 - mean * log(openUniform())
  }

  /// A number above 0 and up to 1: centres of 2⁶⁴ cells, rounded to the nearest number.
  private mutating func openUniform() -> Double {
    (Double(next()) + 0.5) * 0x1p-64
  }
}
