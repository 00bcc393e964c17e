// Simplification as it shows in backward passes: numbers, signs, fractions and common factors.

import CourseNotation
import Testing

@Suite struct SimplificationTests {
  /// The gradient of the input x of an equation for y, which has the given gradient g.
  func slope(_ equation: String) throws -> String {
    let program = try #require(Program.read(ProgramText("y = \(equation)")).program)
    let x = try #require(program.tensor(named: Name("x")))
    let backward = try program.gradient(for: [x], seed: .given)
    let line = backward.plainText(withHeader: false).split(separator: "\n").last ?? ""
    return String(line.dropFirst("x.grad = ".count))
  }

  @Test(arguments: [
    ("3 x", "3 y.grad"),
    ("-x", "-y.grad"),
    ("-(-x)", "y.grad"),
    ("x - a", "y.grad"),
    ("a - x", "-y.grad"),
    ("1/2 * x^2", "y.grad x"),
    ("x^3", "3 y.grad x^2"),
    ("x/a", "y.grad/a"),
    ("a/x", "-y.grad y/x"),
    ("x/(a b)", "y.grad/(a b)"),
    ("sqrt(x)", "y.grad/(2 y)"),
    ("a sqrt(x)", "y.grad a/(2 sqrt(x))"),
    ("ln(x)", "y.grad/x"),
    ("exp(x)", "y.grad y"),
    ("exp(-x)", "-y.grad y"),
    ("sigmoid(x)", "y.grad y * (1 - y)"),
    ("tanh(x)", "y.grad * (1 - y^2)"),
    ("a x + (1 - a) x", "y.grad * (a + 1 - a)"),
    ("a x - b x", "y.grad * (a - b)"),
    ("x x", "2 y.grad x"),
    ("(a - x)^2", "2 y.grad * (x - a)"),
    ("(x - a)^2", "2 y.grad * (x - a)"),
    ("sin(x)", "y.grad cos(x)"),
    ("cos(x)", "-y.grad sin(x)"),
    ("ReLU(x)", "y.grad step(x)"),
    ("max(x, 0)", "y.grad step(x)"),
    ("max(a, x)", "y.grad * (1 - step(a - x))"),
    ("min(x, a)", "y.grad step(a - x)"),
    ("abs(x)", "y.grad sign(x)"),
    ("softplus(x)", "y.grad sigmoid(x)"),
    ("(x)^{a}", "y.grad a x^{a - 1}"),
    ("(a)^{x}", "y.grad y ln(a)"),
  ])
  func derivativesAreShort(_ equation: String, _ expected: String) throws {
    #expect(try slope(equation) == expected)
  }
}
