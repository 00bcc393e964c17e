// From a program to what is printed.

/// Chooses letters, brackets and Σ for one statement.
struct Writer {
  let program: Program
  /// Whether quotients are written in a line, so that they need brackets.
  let isLinear: Bool
  /// The indices that are written as capitals, and how.
  var capitals: [(index: IndexID, name: Name)] = []

  init(_ program: Program, isLinear: Bool) {
    self.program = program
    self.isLinear = isLinear
  }

  /// The lines of the program, without those that only copy initial slices.
  static func lines(_ program: Program, isLinear: Bool) -> [Written.Line] {
    program.statements.filter { $0.origin == .written }.map { statement in
      var writer = Writer(program, isLinear: isLinear)
      return writer.line(statement)
    }
  }

  /// A statement; what adds has a header that lists all its indices.
  mutating func line(_ statement: Statement) -> Written.Line {
    let value = write(statement.value)
    var loop: [Written.Variable] = []
    for index in statement.indices + statement.loopSums {
      let expected = program.expectedRange(of: index, in: statement)
      let isUnclear = expected != program[index].range || program.needsBounds(index)
      guard isUnclear || statement.assignment != .set else { continue }
      loop.append(variable(index, isBounded: isUnclear))
    }
    return Written.Line(
      loop: loop,
      target: element(statement.target),
      assignment: statement.assignment,
      value: value
    )
  }

  func variable(_ index: IndexID, isBounded: Bool) -> Written.Variable {
    var variable = Written.Variable(name: program[index].name)
    if isBounded, let first = program[index].range.first, let last = program[index].range.last {
      variable.bounds = (size(first), size(last))
    }
    return variable
  }

  // MARK: - Expressions

  mutating func write(_ expression: Expression) -> Written {
    switch expression {
    case .number(let number): return Self.number(number)
    case .pi: return .pi
    case .size(let size): return self.size(size)
    case .position(let index): return self.index(index)
    case .element(let element): return self.element(element)
    case .sum: return writeSum(expression)
    case .negation(let operand): return .negation(grouped(operand) { $0.isSum || $0.isNegation })
    case .product: return writeProduct(expression)
    case .quotient(let left, let right): return writeQuotient(left, right)
    case .power(let base, let exponent):
      let isGrouped = needsGroup(asBase: base)
      let written = write(base)
      return .power(isGrouped ? .group(written) : written, write(exponent))
    case .function(let function, let operands):
      var written: [Written] = []
      for operand in operands { written.append(write(operand)) }
      return .call(function, written)
    case .reduction(let reduction, let indices, let body):
      return writeReduction(reduction, indices, body)
    case .softmax(let indices, let body):
      let variables = indices.map { Written.Variable(name: program[$0].name) }
      return .binder(.softmax, variables, .group(write(body)))
    }
  }

  private mutating func grouped(
    _ operand: Expression,
    if needsGroup: (Expression) -> Bool
  ) -> Written {
    let written = write(operand)
    return needsGroup(operand) ? .group(written) : written
  }

  private mutating func writeSum(_ expression: Expression) -> Written {
    var terms: [Written] = []
    for term in expression.terms.flatMap({ $0.terms }) { terms.append(write(term)) }
    return .sum(terms)
  }

  private mutating func writeProduct(_ expression: Expression) -> Written {
    let factors = expression.factors.flatMap { $0.factors }
    let shared = sharedCapitals(factors)
    var written: [Written] = []
    for (place, factor) in factors.enumerated() {
      let isLast = place == factors.count - 1
      if case .reduction(.sum, let indices, let body) = factor {
        let isOpen = !indices.contains(where: shared.contains)
        if isOpen, beginWritingCapitals(indices, body) {
          let product = write(body)
          written.append(product)
        } else {
          let sum = writeSigma(indices, body)
          written.append(isLast ? sum : .group(sum))
        }
        continue
      }
      let isGrouped = factor.needsGroup(asFactor: place, isLinear)
      let inner = write(factor)
      written.append(isGrouped ? .group(inner) : inner)
    }
    return .product(Self.flattened(written))
  }

  /// Products among factors are taken apart.
  private static func flattened(_ factors: [Written]) -> [Written] {
    factors.flatMap { factor -> [Written] in
      if case .product(let inner) = factor { inner } else { [factor] }
    }
  }

  private mutating func writeQuotient(_ left: Expression, _ right: Expression) -> Written {
    guard isLinear else { return .quotient(write(left), write(right)) }
    let dividend = grouped(left) { $0.isSum || $0.isNegation || $0.isReduction }
    let divisor = grouped(right) { part in
      switch part {
      case .sum, .negation, .product, .quotient, .reduction: true
      case .number(let number): number.integer == nil
      case .size(let size): size.size == nil && size.integer == nil
      default: false
      }
    }
    return .quotient(dividend, divisor)
  }

  private mutating func writeReduction(
    _ reduction: Reduction,
    _ indices: [IndexID],
    _ body: Expression
  ) -> Written {
    if reduction == .sum {
      return beginWritingCapitals(indices, body) ? write(body) : writeSigma(indices, body)
    }
    let variables = indices.map { boundVariable($0, body) }
    writeInLowerCase(indices)
    return .binder(.reduction(reduction), variables, .group(write(body)))
  }

  private mutating func writeSigma(_ indices: [IndexID], _ body: Expression) -> Written {
    let variables = indices.map { boundVariable($0, body) }
    writeInLowerCase(indices)
    let written = grouped(body) { $0.isSum }
    return .binder(.reduction(.sum), variables, written)
  }

  private func boundVariable(_ index: IndexID, _ body: Expression) -> Written.Variable {
    let expected = program.expectedRange(of: index, summing: body)
    let isClear = expected == program[index].range && !program.countsFromOneByBounds(index)
    return variable(index, isBounded: !isClear)
  }

  // MARK: - Elements

  func element(_ element: Element) -> Written {
    let tensor = program[element.tensor]
    var subscripts: [Written] = []
    var brackets: [Written] = []
    for (place, index) in element.indices.enumerated() {
      if place < tensor.dimensions.count, tensor.dimensions[place].isSubscript {
        subscripts.append(self.index(index))
      } else {
        brackets.append(self.index(index))
      }
    }
    if subscripts.isEmpty, brackets.isEmpty { return .name(tensor.name) }
    return .element(tensor.name, subscripts: subscripts, brackets: brackets)
  }

  func index(_ index: IndexExpression) -> Written {
    switch index {
    case .lookup(let element): return self.element(element)
    case .affine(let affine):
      var terms = affine.terms.map { term -> Written in
        let capital = capitals.last { $0.index == term.index }?.name
        let name = Written.name(capital ?? program[term.index].name)
        let magnitude = abs(term.stride)
        let multiple = magnitude == 1 ? name : .multiple(magnitude, name)
        return term.stride < 0 ? .negation(multiple) : multiple
      }
      terms += sizeTerms(affine.constant, isFirst: terms.isEmpty)
      return terms.count == 1 ? terms[0] : .sum(terms)
    }
  }

  func size(_ size: SizeExpression) -> Written {
    let terms = sizeTerms(size, isFirst: true)
    if terms.count == 1 { return terms[0] }
    return .sum(terms)
  }

  private func sizeTerms(_ size: SizeExpression, isFirst: Bool) -> [Written] {
    var terms = size.terms.map { term -> Written in
      let name = Written.name(program[term.size].names[0])
      let magnitude = abs(term.coefficient)
      let multiple = magnitude == 1 ? name : .multiple(magnitude, name)
      return term.coefficient < 0 ? .negation(multiple) : multiple
    }
    guard size.constant != 0 || (terms.isEmpty && isFirst) else { return terms }
    let number = Written.number(Symbol("\(abs(size.constant))"))
    terms.append(size.constant < 0 ? .negation(number) : number)
    return terms
  }

  /// A number as a decimal where that is exact, else as a fraction.
  private static func number(_ number: Rational) -> Written {
    if let integer = number.integer { return .number(Symbol("\(integer)")) }
    var digits = 0
    var scaled = number
    while scaled.integer == nil, digits < 9, let next = scaled.multiplied(by: Rational(10)) {
      (scaled, digits) = (next, digits + 1)
    }
    guard let integer = scaled.integer, integer >= 0 else {
      return .quotient(
        .number(Symbol("\(number.numerator)")),
        .number(Symbol("\(number.denominator)"))
      )
    }
    var text = Array("\(integer)".utf8)
    while text.count <= digits { text.insert(UInt8(ascii: "0"), at: 0) }
    text.insert(UInt8(ascii: "."), at: text.count - digits)
    return .number(Symbol(utf8: text))
  }
}
