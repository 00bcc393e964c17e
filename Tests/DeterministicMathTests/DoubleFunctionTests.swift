// Functions of `Double` against 30-digit references.

import DeterministicMath
import Testing

/// A function, its table, and the error that its documentation states.
struct DoubleFunction: CustomTestStringConvertible, Sendable {
  let name: String
  let table: String
  let bound: Double
  let evaluate: @Sendable ([Double]) -> Double

  var testDescription: String { name }

  init(_ name: String, _ table: String, bound: Double, _ f: @escaping @Sendable (Double) -> Double)
  {
    self.name = name
    self.table = table
    self.bound = bound
    evaluate = { f($0[0]) }
  }

  init(
    _ name: String,
    _ table: String,
    bound: Double,
    _ f: @escaping @Sendable (Double, Double) -> Double
  ) {
    self.name = name
    self.table = table
    self.bound = bound
    evaluate = { f($0[0], $0[1]) }
  }

  static let all = [
    DoubleFunction("exp", ReferenceTables.exp, bound: 0.6) { exp($0) },
    DoubleFunction("expm1", ReferenceTables.expm1, bound: 0.7) { expm1($0) },
    DoubleFunction("log", ReferenceTables.log, bound: 0.8) { log($0) },
    DoubleFunction("log1p", ReferenceTables.log1p, bound: 0.8) { log1p($0) },
    DoubleFunction("log2", ReferenceTables.log2, bound: 0.6) { log2($0) },
    DoubleFunction("pow", ReferenceTables.pow, bound: 0.7) { pow($0, $1) },
    DoubleFunction("sin", ReferenceTables.sin, bound: 0.8) { sin($0) },
    DoubleFunction("cos", ReferenceTables.cos, bound: 0.8) { cos($0) },
    DoubleFunction("tanh", ReferenceTables.tanh, bound: 0.8) { tanh($0) },
    DoubleFunction("sigmoid", ReferenceTables.sigmoid, bound: 0.7) { sigmoid($0) },
    DoubleFunction("softplus", ReferenceTables.softplus, bound: 1.2) { softplus($0) },
    DoubleFunction("erf", ReferenceTables.erf, bound: 1.2) { erf($0) },
    DoubleFunction("erfc", ReferenceTables.erfc, bound: 2) { erfc($0) },
    DoubleFunction("lgamma", ReferenceTables.lgamma, bound: 1.5) { lgamma($0) },
    DoubleFunction("normalQuantile", ReferenceTables.normalQuantile, bound: 4) {
      normalQuantile($0)
    },
    // Relative errors of 10⁻¹².
    DoubleFunction("chiSquareQuantile", ReferenceTables.chiSquareQuantile, bound: 4500) {
      chiSquareQuantile($0, degreesOfFreedom: $1)
    },
    DoubleFunction("studentQuantile", ReferenceTables.studentQuantile, bound: 4500) {
      studentQuantile($0, degreesOfFreedom: $1)
    },
  ]
}

struct DoubleFunctionTests {
  @Test(arguments: DoubleFunction.all)
  func staysWithinItsBound(_ function: DoubleFunction) {
    var worst = WorstError()
    for reference in Reference.parse(function.table) {
      let result = function.evaluate(reference.arguments)
      worst.record(reference.ulps(result), at: reference.arguments)
    }
    print("\(function.name) (Double): worst \(worst)")
    #expect(worst.ulps <= function.bound, "\(function.name): \(worst)")
  }
}
