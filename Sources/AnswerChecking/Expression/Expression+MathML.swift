import DeterministicMath

// Formulas as MathML, for what a reader types: names have letters, digits and `_` alone, so that
// nothing needs to be escaped.

extension Expression {
  /// The formula as MathML.
  package var mathML: String { "<math>" + markup(in: .sum) + "</math>" }

  /// The formula and its value, unless it is just that number.
  func mathML(equalTo value: Double) -> String {
    var isNumber = false
    switch self {
    case .number, .negation(.number): isNumber = true
    default: break
    }
    if isNumber { return mathML }
    return "<math>" + markup(in: .sum) + "<mo>=</mo><mn>" + value.brief + "</mn></math>"
  }

  /// How tightly the surroundings bind: what binds less needs parentheses.
  private enum Binding: Int {
    case sum
    case product
    case power
  }

  private func markup(in surroundings: Binding) -> String {
    switch self {
    case .number(let value): return "<mn>" + value.shortestText + "</mn>"
    case .variable(let name): return Self.markup(ofName: name)
    case .negation(let operand):
      return grouped("<mo>−</mo>" + operand.markup(in: .product), .sum, in: surroundings)
    case .binary(.quotient, let left, let right):
      return "<mfrac>" + row(left.markup(in: .sum)) + row(right.markup(in: .sum)) + "</mfrac>"
    case .binary(.power, let base, let exponent):
      return "<msup>" + row(base.markup(in: .power)) + row(exponent.markup(in: .sum)) + "</msup>"
    case .binary(.product, let left, let right):
      let factors = left.markup(in: .product) + "<mo>⋅</mo>" + right.markup(in: .product)
      return grouped(factors, .product, in: surroundings)
    case .binary(let operation, let left, let right):
      let sign = operation == .sum ? "<mo>+</mo>" : "<mo>−</mo>"
      let terms = left.markup(in: .sum) + sign + right.markup(in: .product)
      return grouped(terms, .sum, in: surroundings)
    case .call(let function, let arguments):
      return Self.markup(calling: function, arguments.map { $0.markup(in: .sum) })
    }
  }

  private func row(_ markup: String) -> String { "<mrow>" + markup + "</mrow>" }

  private func grouped(_ markup: String, _ own: Binding, in surroundings: Binding) -> String {
    own.rawValue < surroundings.rawValue
      ? "<mrow><mo>(</mo>" + markup + "<mo>)</mo></mrow>" : markup
  }

  private static func markup(calling function: Function, _ arguments: [String]) -> String {
    let list = arguments.joined(by: "<mo>,</mo>")
    switch function {
    case .sqrt: return "<msqrt>" + list + "</msqrt>"
    case .abs: return "<mrow><mo>|</mo>" + list + "<mo>|</mo></mrow>"
    default:
      let name =
        switch function {
        case .sigmoid: "<mi>σ</mi>"
        case .relu: "<mi>ReLU</mi>"
        case .log2: "<msub><mi>log</mi><mn>2</mn></msub>"
        default: "<mi>" + function.rawValue + "</mi>"
        }
      return "<mrow>" + name + "<mo>(</mo>" + list + "<mo>)</mo></mrow>"
    }
  }

  /// A name of several letters is a Greek letter's, or a word; what follows the first `_` is a
  /// subscript.
  static func markup(ofName name: String) -> String {
    let bytes = [UInt8](text: name)
    let line = bytes.firstIndex(of: UInt8(ascii: "_")) ?? bytes.count
    guard line > 0, line < bytes.count - 1 else { return "<mi>" + letter(bytes) + "</mi>" }
    let index = String(decoding: bytes[(line + 1)...], as: UTF8.self)
    return "<msub><mi>" + letter(Array(bytes[..<line])) + "</mi>" + markup(ofName: index)
      + "</msub>"
  }

  private static func letter(_ name: [UInt8]) -> String {
    let text = String(decoding: name, as: UTF8.self)
    return GreekLetter.letter(named: text) ?? text
  }
}

extension GrowthOrder {
  /// The order as MathML.
  package var mathML: String {
    "<math><mi>O</mi><mo>(</mo>" + terms.map { $0.markup }.joined(by: "<mo>+</mo>")
      + "<mo>)</mo></math>"
  }
}

extension GrowthOrder.Term {
  fileprivate var markup: String {
    if factors.isEmpty { return "<mn>1</mn>" }
    return factors.map { factor in
      let size = Expression.markup(ofName: factor.size)
      var markup = ""
      if factor.exponent == 1 { markup = size }
      if factor.exponent > 1 { markup = "<msup>" + size + "<mn>\(factor.exponent)</mn></msup>" }
      for _ in 0..<min(factor.logarithms, 9) {
        markup += "<mi>log</mi><mspace width=\"0.2em\"/>" + size
      }
      return markup
    }.joined(by: "<mspace width=\"0.2em\"/>")
  }
}
