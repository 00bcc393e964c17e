/// How often a build may refuse a course that is right: once in a million builds, over all claims.
package struct FalseAlarmBudget: Sendable, Hashable {
  /// The chance of a false alarm in one build of the course.
  package let total: Double
  /// The number of comparisons among which it is divided.
  package let comparisons: Int

  package init(total: Double = 1e-6, comparisons: Int) {
    self.total = total
    self.comparisons = max(comparisons, 1)
  }

  /// The chance that one comparison may take.
  package var rate: Double { total / Double(comparisons) }
}
