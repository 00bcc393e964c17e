import AnswerChecking
import TestSupport
import Testing

@Suite struct ExpressionTests {
  @Test(arguments: [
    ("1/sqrt(d)", "(1 / sqrt(d))"),
    ("1 + 2*3", "(1 + (2 * 3))"),
    ("1 - 2 - 3", "((1 - 2) - 3)"),
    ("2^3^2", "(2 ^ (3 ^ 2))"),
    ("-x^2", "(-(x ^ 2))"),
    ("2^-x", "(2 ^ (-x))"),
    ("2d σ^2", "((2 * d) * (sigma ^ 2))"),
    ("a(b + 1)", "(a * (b + 1))"),
    ("(a)(b)", "(a * b)"),
    ("1/2d", "((1 / 2) * d)"),
    ("\\sigma_W", "sigma_W"),
    ("Σ · α × 2 − 1", "(((Sigma * alpha) * 2) - 1)"),
    ("max(1, min(a, b))", "max(1, min(a, b))"),
    ("1.5e3 + .5", "(1500 + 0.5)"),
    ("2e", "(2 * e)"),
    ("+x", "x"),
    ("--x", "(-(-x))"),
    ("\\frac{1}{\\sqrt{d}}", "(1 / sqrt(d))"),
    (
      "\\left( 1 + D^{2} J \\, \\sigma_W^2 \\right)^{\\ell}",
      "((1 + (((D ^ 2) * J) * (sigma_W ^ 2))) ^ ell)"
    ),
    ("x² + [a]", "((x ^ 2) + a)"),
    ("√(d) \\cdot 2", "(sqrt(d) * 2)"),
    ("σ(x) + σ x", "(sigmoid(x) + (sigma * x))"),
    ("ReLU(x) + sgn(y)", "(relu(x) + sign(y))"),
    ("W_{max} + x_1", "(W_max + x_1)"),
    ("pi (r)", "(pi * r)"),
  ])
  func parses(_ source: String, _ tree: String) throws {
    #expect(try Expression(parsing: source).tree == tree)
  }

  @Test func aVariableWinsOverAFunction() throws {
    #expect(try Expression(parsing: "exp(2)", variables: ["exp"]).tree == "(exp * 2)")
  }

  @Test(arguments: [
    ("sigma_W^2 D", "{\\sigma_{\\mathrm{W}}}^{2} \\cdot D"), ("x_12 + ell", "x_{12} + \\ell"),
    ("softplus(x)/2", "\\frac{\\operatorname{softplus}\\left(x\\right)}{2}"),
    ("(a + b)^2", "{\\left(a + b\\right)}^{2}"),
  ])
  func isSetAsTeX(_ source: String, _ tex: String) throws {
    #expect(try Expression(parsing: source).tex == tex.replacing("\\mathrm{W}", with: "W"))
  }

  @Test(arguments: [
    ("", 0..<0, "The formula is empty."),
    ("1 +", 3..<3, "A value is missing here."),
    ("1 + * 2", 4..<5, "A value is missing here."),
    ("(1 + 2", 6..<6, "A “)” is missing here."),
    ("1 + 2)", 5..<6, "“)” cannot stand here."),
    ("α ? 2", 3..<4, "“?” means nothing in a formula."),
    ("1 + .", 4..<5, "“.” is not a number."),
    ("1e999", 0..<5, "“1e999” is not a number."),
    ("sqrt 2", 0..<4, "“sqrt” needs parentheses: sqrt(…)."),
    ("max(1)", 0..<3, "“max” takes 2 of them, not 1."),
    ("sqr(2)", 0..<3, "There is no function “sqr”."),
    ("\\frac 1", 0..<5, "“\\frac” cannot stand here."),
    ("\\frac{1}", 8..<8, "A value is missing here."),
  ])
  func saysWhatIsNoFormula(_ source: String, _ bytes: Range<Int>, _ message: String) {
    do throws(ExpressionError) {
      _ = try Expression(parsing: source)
      Issue.record("“\(source)” was parsed")
    } catch {
      #expect(error.bytes == bytes)
      #expect(error.description == message)
    }
  }

  @Test(arguments: ["(", "-", "2^", "sqrt(", "1+("])
  func refusesWhatIsTooDeep(_ opening: String) {
    let source = String(repeating: opening, count: 900 / opening.utf8.count)
    #expect(throws: ExpressionError.self) { try Expression(parsing: source) }
  }

  @Test func refusesWhatIsTooLong() {
    let source = "1" + String(repeating: "+1", count: 100_000)
    #expect(throws: ExpressionError.self) { try Expression(parsing: source) }
  }

  @Test func longSumsAreFine() throws {
    let source = "1" + String(repeating: "+x", count: 499)
    #expect(try Expression(parsing: source).variables == ["x"])
  }

  @Test func printsWhatParsesToTheSameTree() throws {
    var random = SplitMix(state: 7)
    for _ in 0..<500 {
      let expression = Expression.random(depth: 5, &random)
      #expect(try Expression(parsing: expression.tree) == expression)
    }
  }

  @Test func noTextCrashesTheParser() {
    var random = SplitMix(state: 11)
    let pieces = Array("12.e+-*/^()xσ,\\_{}[]²√ ?max sqrt frac left \u{301}\n").map(String.init)
    for _ in 0..<3000 {
      let count = Int.random(in: 0...30, using: &random)
      let source = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      _ = try? Expression(parsing: source)
    }
  }
}

extension Expression {
  /// The formula with all parentheses.
  var tree: String {
    switch self {
    case .number(let value): value == value.rounded() ? "\(Int(value))" : "\(value)"
    case .variable(let name): name
    case .negation(let operand): "(-\(operand.tree))"
    case .binary(let operation, let left, let right):
      "(\(left.tree) \(operation.rawValue) \(right.tree))"
    case .call(let function, let arguments):
      "\(function.rawValue)(\(arguments.map(\.tree).joined(separator: ", ")))"
    }
  }

  static func random(depth: Int, _ random: inout SplitMix) -> Expression {
    let operations: [Operation] = [.sum, .difference, .product, .quotient, .power]
    switch depth == 0
      ? Int.random(in: 0...1, using: &random) : Int.random(in: 0...5, using: &random)
    {
    case 0: return .number(Double(Int.random(in: 0...99, using: &random)) / 4)
    case 1: return .variable(["x", "y_1", "sigma"].randomElement(using: &random) ?? "x")
    case 2: return .negation(.random(depth: depth - 1, &random))
    case 3:
      let function = Function.allCases.randomElement(using: &random) ?? .sqrt
      let arguments = (0..<function.arity).map { _ in
        Expression.random(depth: depth - 1, &random)
      }
      return .call(function, arguments)
    default:
      let operation = operations.randomElement(using: &random) ?? .sum
      let left = Expression.random(depth: depth - 1, &random)
      return .binary(operation, left, .random(depth: depth - 1, &random))
    }
  }
}
