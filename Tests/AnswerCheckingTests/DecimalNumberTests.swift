import AnswerChecking
import Testing

/// Numbers as they are typed, against the standard library's.
@Suite struct DecimalNumberTests {
  @Test(arguments: [
    "0.1", "1e22", "123456789012345", "0.000001", "1.5e-7", ".5", "5.", "3.141592653589793",
    "1e-22", "0", "0e5", "00012.50",
  ])
  func commonNumbersAreExact(_ text: String) throws {
    let expected = try #require(Double(text.hasSuffix(".") ? text + "0" : text))
    #expect(try Expression(parsing: text) == .number(expected))
  }

  @Test(arguments: ["1e300", "1e-300", "12345678901234567890123", "2.2250738585072014e-308"])
  func othersAreNearlyExact(_ text: String) throws {
    guard case .number(let value) = try Expression(parsing: text) else {
      return #expect(Bool(false))
    }
    let expected = try #require(Double(text))
    #expect((value - expected).magnitude <= 4 * expected.ulp)
  }

  @Test(arguments: ["1e999", "."])
  func whatIsNoFiniteNumberIsSaid(_ text: String) {
    #expect(throws: ExpressionError.self) { try Expression(parsing: text) }
  }
}
