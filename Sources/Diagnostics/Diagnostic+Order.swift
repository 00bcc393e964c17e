extension Diagnostic {
  /// The order in which diagnostics are listed: by file, then place, then the worse first.
  ///
  /// The order is total, so that a parallel build lists the same way every time.
  package static func listedBefore(_ left: Diagnostic, _ right: Diagnostic) -> Bool {
    let leftPath = left.path ?? ""
    let rightPath = right.path ?? ""
    if leftPath != rightPath { return leftPath < rightPath }
    let leftStart = left.range?.start ?? SourcePosition(line: 0, column: 0)
    let rightStart = right.range?.start ?? SourcePosition(line: 0, column: 0)
    if leftStart != rightStart { return leftStart < rightStart }
    if left.severity != right.severity { return left.severity > right.severity }
    return (left.rule, left.message) < (right.rule, right.message)
  }
}

extension Sequence<Diagnostic> {
  /// The diagnostics in listing order.
  package func listed() -> [Diagnostic] {
    sorted(by: Diagnostic.listedBefore)
  }
}
