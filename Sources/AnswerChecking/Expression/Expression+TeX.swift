// Formulas as the page shows them.

extension Expression {
  /// The formula as TeX.
  package var tex: String { tex(in: .sum) }

  /// How tightly the surroundings bind: what binds less needs parentheses.
  private enum Binding: Int {
    case sum
    case product
    case power
  }

  private func tex(in surroundings: Binding) -> String {
    switch self {
    case .number(let value):
      return value == value.rounded() && value.magnitude < 1e15 ? "\(Int(value))" : "\(value)"
    case .variable(let name):
      return Self.tex(ofName: name)
    case .negation(let operand):
      return grouped("-" + operand.tex(in: .product), .sum, in: surroundings)
    case .binary(.quotient, let left, let right):
      return "\\frac{\(left.tex)}{\(right.tex)}"
    case .binary(.power, let base, let exponent):
      return "{\(base.tex(in: .power))}^{\(exponent.tex)}"
    case .binary(.product, let left, let right):
      let factors = left.tex(in: .product) + " \\cdot " + right.tex(in: .product)
      return grouped(factors, .product, in: surroundings)
    case .binary(let operation, let left, let right):
      let terms = "\(left.tex(in: .sum)) \(operation.rawValue) \(right.tex(in: .product))"
      return grouped(terms, .sum, in: surroundings)
    case .call(let function, let arguments):
      return Self.tex(calling: function, arguments.map { $0.tex })
    }
  }

  private func grouped(_ tex: String, _ own: Binding, in surroundings: Binding) -> String {
    own.rawValue < surroundings.rawValue ? "\\left(\(tex)\\right)" : tex
  }

  private static func tex(calling function: Function, _ arguments: [String]) -> String {
    let list = arguments.joined(separator: ", ")
    switch function {
    case .sqrt: return "\\sqrt{\(list)}"
    case .abs: return "\\left|\(list)\\right|"
    case .sigmoid: return "\\sigma\\left(\(list)\\right)"
    case .relu: return "\\mathrm{ReLU}\\left(\(list)\\right)"
    case .erf, .sign, .softplus, .step:
      return "\\operatorname{\(function.rawValue)}\\left(\(list)\\right)"
    case .log2: return "\\log_2\\left(\(list)\\right)"
    default: return "\\\(function.rawValue)\\left(\(list)\\right)"
    }
  }

  /// A name of several letters is a Greek letter's, or one that is set upright; what follows the
  /// first `_` is a subscript.
  static func tex(ofName name: String) -> String {
    if let line = name.firstIndex(of: "_"), line > name.startIndex {
      let index = name[name.index(after: line)...]
      guard !index.isEmpty else { return tex(ofName: String(name[..<line])) }
      return tex(ofName: String(name[..<line])) + "_{\(tex(ofName: String(index)))}"
    }
    if name.count == 1 || name.allSatisfy({ $0.isNumber }) { return name }
    if name == "ell" { return "\\ell" }
    return GreekLetter.names.contains(name.lowercased()) ? "\\\(name)" : "\\mathrm{\(name)}"
  }
}
