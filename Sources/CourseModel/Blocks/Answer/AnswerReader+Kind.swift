import AnswerChecking
import CourseMarkdown
import Diagnostics

extension AnswerReader {
  /// The right answer of the type, with the keys that only this type has.
  mutating func kind(of type: TypeName?) -> Answer.Kind? {
    switch type {
    case .number: number()
    case .expression: expression()
    case .choice: choice()
    case .order: order()
    case .equations: equations()
    case nil: unknown()
    }
  }

  /// Without a type the other keys cannot be judged; they are let through.
  private mutating func unknown() -> Answer.Kind? {
    for key in ["answer", "variables", "choices", "rtol", "atol", "digits"] {
      _ = keys.value(key)
    }
    return nil
  }

  private mutating func number() -> Answer.Kind? {
    var tolerance = Answer.Tolerance()
    if let relative = keys.positive("rtol") { tolerance.relative = relative }
    if let absolute = keys.positive("atol") { tolerance.absolute = absolute }
    tolerance.digits = keys.count("digits")
    guard let value = required("answer"), let formula = formula(value, variables: []) else {
      return nil
    }
    return .number(formula, tolerance)
  }

  private mutating func expression() -> Answer.Kind? {
    var reader = YAMLMappingReader(keys.value("variables"), called: "variables")
    let variables = reader.entries.compactMap { entry in
      reader.value(entry.key, expected: "a domain such as 1...4096 or 0.0...1.0") { value in
        value.scalarText.flatMap { Answer.Variable.parse(entry.key, $0, at: value.range) }
      }
    }
    for diagnostic in reader.diagnostics { keys.report(diagnostic) }
    guard let value = required("answer"),
      let formula = formula(value, variables: reader.entries.map(\.key))
    else { return nil }
    return .expression(formula, variables: variables)
  }

  /// A formula in some variables, which must all be known.
  mutating func formula(_ value: YAMLValue, variables: [String]) -> Answer.Formula? {
    guard let source = value.scalarText else {
      keys.report(.unexpectedValue(of: "answer", expected: "a formula", found: value))
      return nil
    }
    do throws(ExpressionError) {
      let expression = try Expression(parsing: source, variables: variables)
      for name in expression.variables where !variables.contains(name) {
        guard !Expression.constants.contains(name) else { continue }
        keys.report(.unknownVariable(name, among: variables, at: value.range))
      }
      return Answer.Formula(expression: expression, source: source, range: value.range)
    } catch {
      keys.report(.malformedFormula(error, at: value.range, in: value))
      return nil
    }
  }

  private mutating func order() -> Answer.Kind? {
    guard let value = required("answer"), let source = value.scalarText else { return nil }
    do throws(GrowthOrderError) {
      let growth = try GrowthOrder(parsing: source)
      return .order(Answer.Order(growth: growth, source: source, range: value.range))
    } catch {
      keys.report(.malformedOrder(error, in: value))
      return nil
    }
  }

  private mutating func equations() -> Answer.Kind? {
    guard let value = required("answer"), let source = value.scalarText else { return nil }
    let place = textPlace(of: value)
    return .equations(
      Answer.Equations(
        source: source,
        range: value.range,
        firstLine: place.line,
        indent: place.indent
      )
    )
  }

  /// Where the text of a scalar begins, and what stands before its lines: a block of text begins on
  /// the line below its `|`.
  private func textPlace(of value: YAMLValue) -> (line: Int, indent: Int) {
    let start = value.range.start
    guard case .scalar(_, let isQuoted, _) = value, case .codeBlock(let code) = block.kind else {
      return (start.line, start.column - 1)
    }
    let lines = code.literal.split(separator: "\n", omittingEmptySubsequences: false)
    let row = start.line - code.firstLine
    let column = start.column - 1 - block.codeIndent
    guard isQuoted, lines.indices.contains(row), lines.indices.contains(row + 1),
      let sign = lines[row].utf8.dropFirst(column).first, "|>".utf8.contains(sign)
    else { return (start.line, start.column - 1 + (isQuoted ? 1 : 0)) }
    let first = lines[(row + 1)...].first { !$0.allSatisfy(\.isWhitespace) }
    let indent = first.map { $0.utf8.prefix { $0 == UInt8(ascii: " ") }.count } ?? 0
    return (start.line + 1, block.codeIndent + indent)
  }

  private mutating func choice() -> Answer.Kind? {
    let options = keys.value(
      "choices",
      expected: "a list of at least two different texts",
      convert: Self.choices
    )
    if options == nil, !keys.entries.contains(where: { $0.key == "choices" }) {
      keys.report(.missingKey("choices", of: "answer", at: block.openingLine))
    }
    guard let value = keys.value("answer") else {
      keys.report(.missingKey("answer", of: "answer", at: block.openingLine))
      return nil
    }
    guard let options else { return nil }
    let right = value.scalarText.map { [$0] } ?? Self.texts(value) ?? []
    let indices = right.compactMap { options.firstIndex(of: $0) }
    guard !right.isEmpty, indices.count == right.count else {
      keys.report(.answerNotAmongChoices(options, at: value.range))
      return nil
    }
    return .choice(
      Answer.Choice(options: options, right: Set(indices).sorted(), range: value.range)
    )
  }

  private static func choices(_ value: YAMLValue) -> [String]? {
    texts(value).flatMap { $0.count > 1 && Set($0).count == $0.count ? $0 : nil }
  }

  static func texts(_ value: YAMLValue) -> [String]? {
    guard case .sequence(let values, _) = value, !values.isEmpty else { return nil }
    let texts = values.compactMap(\.scalarText)
    return texts.count == values.count ? texts : nil
  }
}

extension Answer.Variable {
  /// Reads `1...4096`; a point in either bound makes the domain one of real numbers.
  static func parse(_ name: String, _ source: String, at range: SourceRange) -> Answer.Variable? {
    guard let dots = source.firstRange(of: "...") else { return nil }
    let bounds = [source[..<dots.lowerBound], source[dots.upperBound...]]
      .map { String($0.filter { $0 != " " && $0 != "_" }) }
    guard let lower = Double(bounds[0]), let upper = Double(bounds[1]), lower <= upper,
      lower.isFinite, upper.isFinite
    else { return nil }
    return Answer.Variable(
      name: name,
      domain: lower...upper,
      isInteger: bounds.allSatisfy { Int($0) != nil },
      range: range
    )
  }
}
