package import CourseModel
package import Diagnostics

/// An answer that is verified under the course's seed and not under others: bad luck, or too narrow
/// a claim.
package struct SeedAlarm: Sendable, Hashable {
  /// The first seed under which the answer is not verified.
  package let first: UInt64
  /// What is wrong under it.
  package let reason: String
  /// How many seeds there are like that.
  package var count = 0

  package init(first: UInt64, reason: String) {
    self.first = first
    self.reason = reason
  }

  /// The alarm among a number of seeds, at the place of the verification.
  package func diagnostic(_ answer: Answer, of seeds: Int) -> Diagnostic {
    .notVerifiedUnderSeeds(answer, self, of: seeds)
  }
}
