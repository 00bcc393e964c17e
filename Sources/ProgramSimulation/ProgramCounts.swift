import CourseNotation

/// Numbers of operations; exact up to 2⁵³.
///
/// A sum of n terms is n - 1 additions, a product of n factors n - 1 multiplications, a division a
/// multiplication; a sum over n values is n additions.
public struct ProgramCounts: Hashable, Sendable {
  /// Multiplications and divisions.
  public let multiplications: Double
  /// Additions and subtractions.
  public let additions: Double
  /// Evaluations of functions, such as σ or max.
  public let functions: Double

  /// All operations.
  @export(interface)
  public var operations: Double { multiplications + additions + functions }

  init(_ counts: OperationCounts) {
    multiplications = Double(counts.multiplications)
    additions = Double(counts.additions)
    functions = Double(counts.functions)
  }
}
