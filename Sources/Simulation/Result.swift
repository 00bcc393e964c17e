import DeterministicMath
public import MonteCarlo

/// States an exact result.
///
/// - Parameters:
///   - name: The name by which prose and answers refer to it; once in a block.
///   - value: The value. One that is not finite stops the build.
///   - unit: What is written behind the number.
///   - line: The line of the block; left to the compiler.
@export(interface)
public func result(_ name: String, _ value: Double, unit: String = "", line: Int = #line) {
  result(name, Estimate.exact(value), unit: unit, line: line)
}

/// States an exact result, a whole number.
@export(interface)
public func result(_ name: String, _ value: Int, unit: String = "", line: Int = #line) {
  result(name, Double(value), unit: unit, line: line)
}

/// States an exact result of single precision.
@export(interface)
public func result(_ name: String, _ value: Float, unit: String = "", line: Int = #line) {
  result(name, Double(value), unit: unit, line: line)
}

/// States an estimated result with its standard error.
///
/// - Parameters:
///   - name: The name by which prose and answers refer to it; once in a block.
///   - estimate: The value, its standard error and the number of samples behind it.
///   - unit: What is written behind the number.
///   - line: The line of the block; left to the compiler.
@export(interface)
public func result(_ name: String, _ estimate: Estimate, unit: String = "", line: Int = #line) {
  let result = ReportedResult(
    name: [UInt8](text: name),
    estimate: estimate,
    unit: [UInt8](text: unit),
    line: line
  )
  BlockRun.access { $0.state(result) }
}

extension BlockRun {
  mutating func state(_ result: ReportedResult) {
    if report.results.contains(where: { $0.name == result.name }) {
      problem(.duplicateResult, result.name, at: result.line)
    }
    report.results.append(result)
  }
}
