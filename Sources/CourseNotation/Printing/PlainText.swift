// Programs in plain text, as they are typed on a keyboard.

extension Program {
  /// The program in plain text: its header if that is asked for, then a line for each statement.
  ///
  /// Reading the text gives the program again.
  package func plainText(withHeader: Bool = true) -> String {
    var text = withHeader ? headerText : ""
    for line in Writer.lines(self, isLinear: true) { text += PlainText.line(line) + "\n" }
    return text
  }

  /// One statement in plain text.
  package func plainText(of statement: Statement) -> String {
    var writer = Writer(self, isLinear: true)
    return PlainText.line(writer.line(statement))
  }

  /// An element in plain text: `h[b,t-1,i]`.
  package func plainText(of element: Element) -> String {
    PlainText.text(Writer(self, isLinear: true).element(element))
  }

  /// An expression in plain text.
  package func plainText(of expression: Expression) -> String {
    var writer = Writer(self, isLinear: true)
    return PlainText.text(writer.write(expression))
  }

  /// A size in plain text: `X + ΔX - 1`.
  package func plainText(of size: SizeExpression) -> String {
    PlainText.text(Writer(self, isLinear: true).size(size))
  }
}

/// Writes pieces as plain text.
enum PlainText {
  static func line(_ line: Written.Line) -> String {
    var text = ""
    if !line.loop.isEmpty { text = "for " + line.loop.map(variable).joined(by: ", ") + ": " }
    return text + self.text(line.target) + line.assignment.plainText + self.text(line.value)
  }

  static func text(_ piece: Written) -> String {
    switch piece {
    case .number(let symbol): return symbol.text
    case .pi: return "π"
    case .name(let name): return name.plainText
    case .element(let name, let subscripts, let brackets):
      return element(name, subscripts, brackets)
    case .sum(let terms): return sum(terms, isTight: false)
    case .negation(let operand): return "-" + text(operand)
    case .product(let factors): return product(factors)
    case .quotient(let left, let right): return text(left) + "/" + text(right)
    case .power(let base, let exponent): return text(base) + "^" + script(exponent)
    case .group(let inner): return "(" + text(inner) + ")"
    case .call(let function, let arguments):
      return function.word + "(" + arguments.map(text).joined(by: ", ") + ")"
    case .binder(let kind, let variables, let body): return binder(kind, variables, body)
    case .multiple(let factor, let operand): return "\(factor)" + text(operand)
    }
  }

  private static func sum(_ terms: [Written], isTight: Bool) -> String {
    var result = ""
    for (place, term) in terms.enumerated() {
      let (plus, minus) = isTight ? ("+", "-") : (" + ", " - ")
      if case .negation(let operand) = term {
        result += (place == 0 ? "-" : minus) + text(operand)
      } else {
        result += (place == 0 ? "" : plus) + text(term)
      }
    }
    return result
  }

  private static func product(_ factors: [Written]) -> String {
    var result = text(factors[0])
    for (left, right) in zip(factors, factors.dropFirst()) {
      result += right.needsOperator(behind: left) ? " * " : " "
      result += text(right)
    }
    return result
  }

  private static func element(
    _ name: Name,
    _ subscripts: [Written],
    _ brackets: [Written]
  ) -> String {
    var bare = name
    bare.isGradient = false
    var result = bare.plainText
    if !subscripts.isEmpty { result += "_" + script(subscripts) }
    if name.isGradient { result += ".grad" }
    if !brackets.isEmpty { result += "[" + brackets.map(index).joined(by: ",") + "]" }
    return result
  }

  /// A single letter or digit needs no braces.
  private static func script(_ pieces: [Written]) -> String {
    let text = pieces.map(index).joined(by: ",")
    return text.unicodeScalars.count == 1 ? text : "{" + text + "}"
  }

  private static func index(_ piece: Written) -> String {
    if case .sum(let terms) = piece { return sum(terms, isTight: true) }
    return text(piece)
  }

  private static func script(_ piece: Written) -> String {
    switch piece {
    case .number(let symbol) where symbol.utf8.count == 1: symbol.text
    default: "{" + text(piece) + "}"
    }
  }

  private static func binder(
    _ kind: BinderOperator,
    _ variables: [Written.Variable],
    _ body: Written
  ) -> String {
    let isSum = kind == .reduction(.sum)
    let list = "_{" + variables.map(variable).joined(by: ", ") + "}"
    return kind.name + list + (isSum ? " " : "") + text(body)
  }

  private static func variable(_ variable: Written.Variable) -> String {
    guard let bounds = variable.bounds else { return variable.name.plainText }
    return variable.name.plainText + "=" + index(bounds.lower) + ".." + index(bounds.upper)
  }
}

extension Written {
  /// Whether a sign of multiplication must stand between two factors: between numbers, and where
  /// a name before a bracket would look like a function.
  func needsOperator(behind left: Written) -> Bool {
    // Δ and the letter behind it would be one name.
    if case .name(let name) = left, name == Name("Δ") { return true }
    if case .name = left, case .group = self { return true }
    if case .name = left, case .power(.group, _) = self { return true }
    if case .element(_, _, let brackets) = left, brackets.isEmpty, case .group = self {
      return true
    }
    return beginsWithDigit && left.isNumber || beginsWithDigit
  }

  private var isNumber: Bool { if case .number = self { true } else { false } }

  private var beginsWithDigit: Bool {
    switch self {
    case .number, .multiple: true
    case .power(let base, _): base.isNumber
    case .quotient(let left, _): left.isNumber
    default: false
    }
  }
}

extension Statement.Assignment {
  /// The sign with spaces around it.
  var plainText: String {
    switch self {
    case .set: " = "
    case .add: " += "
    case .subtract: " -= "
    }
  }
}

extension Function {
  /// The word in plain text.
  package var word: String {
    switch self {
    case .sigmoid: "sigmoid"
    case .tanh: "tanh"
    case .exp: "exp"
    case .ln: "ln"
    case .relu: "ReLU"
    case .step: "step"
    case .sqrt: "sqrt"
    case .abs: "abs"
    case .sign: "sign"
    case .sin: "sin"
    case .cos: "cos"
    case .softplus: "softplus"
    case .erf: "erf"
    case .max: "max"
    case .min: "min"
    case .equal: "equal"
    }
  }
}

extension [String] {
  /// The texts with a separator between them.
  func joined(by separator: String) -> String {
    var result = ""
    for (place, part) in enumerated() { result += (place == 0 ? "" : separator) + part }
    return result
  }
}
