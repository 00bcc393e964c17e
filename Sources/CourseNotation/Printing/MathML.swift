// Programs in MathML, straight from the tree: what a student types is shown as mathematics.

extension Program {
  /// The program as a MathML table, a row for each statement.
  package var mathML: String {
    var text = "<math display=\"block\"><mtable columnalign=\"right left\" displaystyle=\"true\">"
    for line in Writer.lines(self, isLinear: false) { text += MathML.row(line) }
    return text + "</mtable></math>"
  }

  /// An expression in MathML.
  package func mathML(of expression: Expression) -> String {
    var writer = Writer(self, isLinear: false)
    return "<math>" + MathML.text(writer.write(expression)) + "</math>"
  }
}

/// Writes pieces as MathML Core.
enum MathML {
  static func row(_ line: Written.Line) -> String {
    var left = ""
    if !line.loop.isEmpty {
      left =
        "<mtext>for&#xA0;</mtext>" + list(line.loop.map(variable)) + "<mo>:</mo>"
        + "<mspace width=\"1em\"/>"
    }
    left += text(line.target)
    let sign =
      switch line.assignment {
      case .set: "="
      case .add: "+="
      case .subtract: "−="
      }
    let right = "<mo>" + sign + "</mo>" + text(line.value)
    return "<mtr><mtd>" + row(left) + "</mtd><mtd>" + row(right) + "</mtd></mtr>"
  }

  static func text(_ piece: Written) -> String {
    switch piece {
    case .number(let symbol): return "<mn>" + symbol.text + "</mn>"
    case .pi: return "<mi>π</mi>"
    case .name(let name): return self.name(name)
    case .element(let name, let subscripts, let brackets):
      return element(name, subscripts, brackets)
    case .sum(let terms): return sum(terms)
    case .negation(let operand): return "<mo form=\"prefix\">−</mo>" + text(operand)
    case .product(let factors): return product(factors)
    case .quotient(let left, let right):
      return "<mfrac>" + row(text(left)) + row(text(right)) + "</mfrac>"
    case .power(let base, let exponent):
      return "<msup>" + row(text(base)) + row(text(exponent)) + "</msup>"
    case .group(let inner): return bracketed(text(inner))
    case .call(let function, let arguments): return call(function, arguments)
    case .binder(let kind, let variables, let body): return binder(kind, variables, body)
    case .multiple(let factor, let operand): return "<mn>\(factor)</mn>" + text(operand)
    }
  }

  private static func row(_ content: String) -> String { "<mrow>" + content + "</mrow>" }

  private static func bracketed(_ content: String) -> String {
    row("<mo>(</mo>" + content + "<mo>)</mo>")
  }

  private static func list(_ parts: [String]) -> String {
    parts.joined(by: "<mo separator=\"true\">,</mo>")
  }

  private static func sum(_ terms: [Written]) -> String {
    var result = ""
    for (place, term) in terms.enumerated() {
      if case .negation(let operand) = term {
        result += place == 0 ? "<mo form=\"prefix\">−</mo>" : "<mo>−</mo>"
        result += text(operand)
      } else {
        result += (place == 0 ? "" : "<mo>+</mo>") + text(term)
      }
    }
    return row(result)
  }

  private static func product(_ factors: [Written]) -> String {
    var result = text(factors[0])
    for (left, right) in zip(factors, factors.dropFirst()) {
      let sign = right.needsOperator(behind: left) ? "⋅" : "&#x2062;"
      result += "<mo>" + sign + "</mo>" + text(right)
    }
    return row(result)
  }

  private static func call(_ function: Function, _ arguments: [Written]) -> String {
    if function == .sqrt, arguments.count == 1 {
      return "<msqrt>" + text(arguments[0]) + "</msqrt>"
    }
    let word = function == .sigmoid ? "σ" : function.word
    return row("<mi>" + word + "</mi><mo>&#x2061;</mo>" + bracketed(list(arguments.map(text))))
  }

  private static func binder(
    _ kind: BinderOperator,
    _ variables: [Written.Variable],
    _ body: Written
  ) -> String {
    let isSum = kind == .reduction(.sum)
    let sign = isSum ? "<mo>∑</mo>" : "<mi>" + kind.name + "</mi>"
    let under = row(list(variables.map(variable)))
    return row("<munder>" + sign + under + "</munder>" + text(body))
  }

  private static func variable(_ variable: Written.Variable) -> String {
    guard let bounds = variable.bounds else { return name(variable.name) }
    return row(
      name(variable.name) + "<mo>=</mo>" + text(bounds.lower) + "<mo>…</mo>" + text(bounds.upper)
    )
  }

  // MARK: - Names

  private static func element(
    _ name: Name,
    _ subscripts: [Written],
    _ brackets: [Written]
  ) -> String {
    var result = self.name(name, subscripts.map(text))
    if !brackets.isEmpty {
      // As high as their letters, whatever stands beside.
      let (open, close) = ("<mo stretchy=\"false\">[</mo>", "<mo stretchy=\"false\">]</mo>")
      result += open + list(brackets.map(text)) + close
    }
    return row(result)
  }

  private static func name(_ name: Name, _ indices: [String] = []) -> String {
    var result = "<mi>" + letter(name.base) + "</mi>"
    for accent in name.accents {
      result = "<mover accent=\"true\">" + result + "<mo>" + accent.sign + "</mo></mover>"
    }
    let lower = name.subscripts.map { self.name($0) } + indices
    var upper = [String](repeating: "<mo>′</mo>", count: min(name.primes, 100)).joined(by: "")
    upper += list(name.superscripts.map { self.name($0) })
    switch (lower.isEmpty, upper.isEmpty) {
    case (true, true): break
    case (false, true): result = "<msub>" + result + row(list(lower)) + "</msub>"
    case (true, false): result = "<msup>" + result + row(upper) + "</msup>"
    case (false, false):
      result = "<msubsup>" + result + row(list(lower)) + row(upper) + "</msubsup>"
    }
    return name.isGradient ? row(result + "<mo>.</mo><mi>grad</mi>") : result
  }

  /// The letter, with the characters escaped that markup has a use for.
  private static func letter(_ symbol: Symbol) -> String {
    var result: [UInt8] = []
    for byte in symbol.utf8 {
      switch byte {
      case UInt8(ascii: "<"): result += Array("&lt;".utf8)
      case UInt8(ascii: "&"): result += Array("&amp;".utf8)
      default: result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}

extension Name.Accent {
  /// The character over the letter.
  fileprivate var sign: String {
    switch self {
    case .tilde: "~"
    case .hat: "^"
    case .bar: "¯"
    case .dot: "˙"
    case .vector: "→"
    case .check: "ˇ"
    }
  }
}
