/// How often a build may refuse a course that is right: once in a million builds, over all claims.
package struct FalseAlarmBudget: Sendable, Hashable {
  /// The chance of a false alarm in one build of the course.
  package let total: Double
  /// The number of comparisons among which it is divided.
  package let comparisons: Int
  /// How many standard errors an interval reaches to either side so that it misses the truth, on
  /// both sides together, with the chance that one comparison may take.
  package let standardErrors: Double

  package init(total: Double = 1e-6, comparisons: Int) {
    self.total = total
    self.comparisons = max(comparisons, 1)
    standardErrors = Self.normalQuantile(tail: total / Double(self.comparisons) / 2)
  }

  /// The number that a standard normal deviate exceeds with a small chance `tail`.
  ///
  /// Newton's method on ln Q(z) = ln `tail`, where Q(z) = φ(z)/(z + 1/(z + 2/(z + 3/(z + …)))) is
  /// Laplace's continued fraction: Q'(z)/Q(z) is minus the fraction's denominator.
  ///
  /// - Parameter tail: In 0..<0.1.
  /// - Returns: Correct to 10 digits.
  static func normalQuantile(tail: Double) -> Double {
    let target = Elementary.ln(min(max(tail, 1e-300), 0.1))
    var z = 1.3
    for _ in 0..<60 {
      let hazard = hazard(z)
      let logTail = -z * z / 2 - 0.5 * Elementary.ln(2 * .pi) - Elementary.ln(hazard)
      z += (logTail - target) / hazard
    }
    return z
  }

  private static func hazard(_ z: Double) -> Double {
    var fraction = z
    for n in stride(from: 200.0, through: 1, by: -1) { fraction = z + n / fraction }
    return fraction
  }
}
