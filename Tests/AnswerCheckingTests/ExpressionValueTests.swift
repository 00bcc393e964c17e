import AnswerChecking
import Glibc
import Testing

@Suite struct ExpressionValueTests {
  @Test(arguments: [
    ("1/sqrt(d)", ["d": 256.0], 0.0625),
    ("(1 + D^2 J σ^2)^n", ["D": 3.0, "J": 4, "sigma": 0.5, "n": 2], 100),
    ("2^10", [:], 1024),
    ("4^0.5", [:], 2),
    ("2^-2", [:], 0.25),
    ("0^0", [:], 1),
    ("log2(1024)", [:], 10),
    ("max(3, min(4, 2))", [:], 3),
    ("abs(-3) + relu(-1) + sigmoid(0)", [:], 3.5),
  ])
  func isExactWhereItCanBe(_ source: String, _ values: [String: Double], _ expected: Double) throws
  {
    #expect(try Expression(parsing: source).value(values) == expected)
  }

  struct Oracle: Sendable, CustomTestStringConvertible {
    var source: String
    var range: ClosedRange<Double>
    var ulps = 8.0
    var function: @Sendable (Double) -> Double
    var testDescription: String { source }
  }

  @Test(arguments: [
    Oracle(source: "exp(x)", range: -700...700) { Glibc.exp($0) },
    Oracle(source: "exp(x)", range: -1...1) { Glibc.exp($0) },
    Oracle(source: "ln(x)", range: 1e-300...1e300) { Glibc.log($0) },
    Oracle(source: "ln(x)", range: 0.5...2) { Glibc.log($0) },
    Oracle(source: "log2(x)", range: 0.01...100) { Glibc.log2($0) },
    Oracle(source: "tanh(x)", range: -25...25) { Glibc.tanh($0) },
    Oracle(source: "tanh(x)", range: -1e-3...1e-3) { Glibc.tanh($0) },
    Oracle(source: "sinh(x)", range: -3...3) { Glibc.sinh($0) },
    Oracle(source: "cosh(x)", range: -30...30) { Glibc.cosh($0) },
    Oracle(source: "sigmoid(x)", range: -30...30) { 1 / (1 + Glibc.exp(-$0)) },
    Oracle(source: "x^2.5", range: 0.01...100, ulps: 30) { Glibc.pow($0, 2.5) },
  ])
  func agreesWithTheSystemToAFewUlps(_ oracle: Oracle) throws {
    let expression = try Expression(parsing: oracle.source)
    let width = oracle.range.upperBound - oracle.range.lowerBound
    for step in 1..<400 {
      let x = oracle.range.lowerBound + width * Double(step) / 400
      let expected = oracle.function(x)
      let value = try expression.value(["x": x])
      #expect((value - expected).magnitude <= oracle.ulps * expected.ulp, "at \(x)")
    }
  }

  @Test(arguments: [
    ("x", EvaluationError.unknownVariable("x")),
    ("1/0", .undefined("/")),
    ("sqrt(-1)", .undefined("sqrt")),
    ("ln(0)", .undefined("ln")),
    ("(-2)^0.3", .undefined("^")),
    ("exp(1000)", .undefined("exp")),
  ])
  func saysWhyThereIsNoValue(_ source: String, _ error: EvaluationError) throws {
    let expression = try Expression(parsing: source)
    #expect(throws: error) { try expression.value([:]) }
  }
}
