// Programs in LaTeX, as a teacher writes them.

extension Program {
  /// The program as one LaTeX display: a line for each statement, aligned at the signs.
  ///
  /// Reading it gives the program again, apart from what a header says.
  package var latex: String {
    let lines = Writer.lines(self, isLinear: false)
    guard lines.count > 1 else { return lines.first.map { LaTeX.line($0, isAligned: false) } ?? "" }
    var text = "\\begin{aligned}\n"
    for (place, line) in lines.enumerated() {
      text += LaTeX.line(line, isAligned: true)
      text += place + 1 < lines.count ? " \\\\\n" : "\n"
    }
    return text + "\\end{aligned}"
  }

  /// An expression in LaTeX.
  package func latex(of expression: Expression) -> String {
    var writer = Writer(self, isLinear: false)
    return LaTeX.text(writer.write(expression))
  }
}

/// Writes pieces as LaTeX.
enum LaTeX {
  static func line(_ line: Written.Line, isAligned: Bool) -> String {
    var text = ""
    if !line.loop.isEmpty {
      text = "\\text{for } " + line.loop.map(variable).joined(by: ", ") + ":\\quad "
    }
    let sign =
      switch line.assignment {
      case .set: "="
      case .add: "\\mathrel{+}="
      case .subtract: "\\mathrel{-}="
      }
    return text + self.text(line.target) + (isAligned ? " &" : " ") + sign + " "
      + self.text(line.value)
  }

  static func text(_ piece: Written) -> String {
    switch piece {
    case .number(let symbol): return symbol.text
    case .pi: return "\\pi"
    case .name(let name): return self.name(name)
    case .element(let name, let subscripts, let brackets):
      return element(name, subscripts, brackets)
    case .sum(let terms): return sum(terms)
    case .negation(let operand): return "-" + text(operand)
    case .product(let factors): return product(factors)
    case .quotient(let left, let right):
      return "\\frac{" + text(left) + "}{" + text(right) + "}"
    case .power(let base, let exponent): return power(base, exponent)
    case .group(let inner): return "\\left(" + text(inner) + "\\right)"
    case .call(let function, let arguments): return call(function, arguments)
    case .binder(let kind, let variables, let body): return binder(kind, variables, body)
    case .multiple(let factor, let operand): return "\(factor)" + text(operand)
    }
  }

  private static func power(_ base: Written, _ exponent: Written) -> String {
    text(base) + "^" + script(text(exponent))
  }

  /// One character needs no braces.
  private static func script(_ text: String) -> String {
    text.utf8.count == 1 ? text : "{" + text + "}"
  }

  private static func sum(_ terms: [Written], isTight: Bool = false) -> String {
    let (plus, minus) = isTight ? ("+", "-") : (" + ", " - ")
    var result = ""
    for (place, term) in terms.enumerated() {
      if case .negation(let operand) = term {
        result += (place == 0 ? "-" : minus) + text(operand)
      } else {
        result += (place == 0 ? "" : plus) + text(term)
      }
    }
    return result
  }

  private static func index(_ piece: Written) -> String {
    if case .sum(let terms) = piece { return sum(terms, isTight: true) }
    return text(piece)
  }

  private static func product(_ factors: [Written]) -> String {
    var result = text(factors[0])
    for (left, right) in zip(factors, factors.dropFirst()) {
      result += right.needsOperator(behind: left) ? " \\cdot " : " "
      result += text(right)
    }
    return result
  }

  private static func call(_ function: Function, _ arguments: [Written]) -> String {
    if function == .sqrt, arguments.count == 1 { return "\\sqrt{" + text(arguments[0]) + "}" }
    let list = arguments.map(text).joined(by: ", ")
    return function.latex + "\\left(" + list + "\\right)"
  }

  private static func binder(
    _ kind: BinderOperator,
    _ variables: [Written.Variable],
    _ body: Written
  ) -> String {
    if kind == .reduction(.sum), variables.count == 1, let bounds = variables[0].bounds {
      let lower = name(variables[0].name) + "=" + text(bounds.lower)
      return "\\sum_{" + lower + "}^{" + text(bounds.upper) + "} " + text(body)
    }
    let list = variables.map(variable).joined(by: ", ")
    switch kind {
    case .reduction(.sum): return "\\sum_{" + list + "} " + text(body)
    case .reduction(.max): return "\\max_{" + list + "} " + text(body)
    case .reduction(.min): return "\\min_{" + list + "} " + text(body)
    default:
      return "\\underset{" + list + "}{\\mathrm{" + kind.name + "}} " + text(body)
    }
  }

  private static func variable(_ variable: Written.Variable) -> String {
    guard let bounds = variable.bounds else { return name(variable.name) }
    return name(variable.name) + "=" + text(bounds.lower) + ",\\ldots," + text(bounds.upper)
  }

  // MARK: - Names

  private static func element(
    _ name: Name,
    _ subscripts: [Written],
    _ brackets: [Written]
  ) -> String {
    var bare = name
    bare.isGradient = false
    var result = self.name(bare)
    if !subscripts.isEmpty { result += "_" + script(subscripts.map(index).joined(by: ",")) }
    if name.isGradient { result += ".\\mathrm{grad}" }
    if !brackets.isEmpty { result += "[" + brackets.map(index).joined(by: ",") + "]" }
    return result
  }

  static func name(_ name: Name) -> String {
    var result = letter(name.base)
    for accent in name.accents { result = "\\" + accent.command + "{" + result + "}" }
    for _ in 0..<min(name.primes, 100) { result += "'" }
    if !name.superscripts.isEmpty { result += "^" + script(labels(name.superscripts)) }
    if !name.subscripts.isEmpty { result += "_" + script(labels(name.subscripts)) }
    if name.isGradient { result += ".\\mathrm{grad}" }
    return result
  }

  private static func labels(_ names: [Name]) -> String {
    names.map { name in
      let isShort = name.base.utf8.count <= 2 && name.accents.isEmpty
      guard isShort, LetterCommand.command(letter: name.base) == nil else { return self.name(name) }
      var tail = name
      tail.base = "x"
      return name.base.text + String(decoding: self.name(tail).utf8.dropFirst(), as: UTF8.self)
    }.joined(by: ",")
  }

  private static func letter(_ symbol: Symbol) -> String {
    if let command = LetterCommand.command(letter: symbol) { return "\\" + command.text }
    if symbol.utf8.starts(with: Symbol("Δ").utf8), symbol.utf8.count > 2 {
      return "\\Delta " + String(decoding: symbol.utf8.dropFirst(2), as: UTF8.self)
    }
    if let (font, letter) = Font.of(symbol) {
      return "\\\(font.command){" + String(decoding: [letter], as: UTF8.self) + "}"
    }
    let isLetters = symbol.utf8.allSatisfy(ASCII.isLetter)
    return symbol.utf8.count > 1 && isLetters ? "\\mathrm{" + symbol.text + "}" : symbol.text
  }
}

extension Function {
  /// The function's name in LaTeX.
  fileprivate var latex: String {
    switch self {
    case .sigmoid: "\\sigma"
    case .tanh, .exp, .ln, .sin, .cos, .max, .min: "\\" + word
    default: "\\mathrm{" + word + "}"
    }
  }
}

extension Name.Accent {
  /// The command without its backslash.
  fileprivate var command: String {
    switch self {
    case .tilde: "tilde"
    case .hat: "hat"
    case .bar: "bar"
    case .dot: "dot"
    case .vector: "vec"
    case .check: "check"
    }
  }
}
