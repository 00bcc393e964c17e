import DeterministicMath

/// What is wrong with a growth order, and which of its bytes.
package enum GrowthOrderError: Error, Sendable, Hashable {
  /// It is not `O(…)`.
  case noOrder
  case formula(ExpressionError, offset: Int)
  /// Something other than products and sums of powers and logarithms of sizes.
  case notPowers
}

extension GrowthOrder {
  /// More terms are no order that anybody would read.
  private static let termLimit = 100
  private static let exponentLimit = 1000

  /// Parses `O(T)`, `Θ(T J^2)`, `O(L + T \log T)`.
  ///
  /// Constant factors and terms that others outgrow may be written, and say nothing.
  package init(parsing text: String) throws(GrowthOrderError) {
    let bytes = Array(text.utf8)
    guard bytes.count <= Expression.lengthLimit,
      let open = bytes.firstIndex(of: UInt8(ascii: "(")),
      let close = bytes.lastIndex(of: UInt8(ascii: ")")), open < close,
      bytes[(close + 1)...].allSatisfy({ $0 == UInt8(ascii: " ") }),
      Self.symbols.has(Self.word(bytes[..<open]))
    else { throw .noOrder }
    let inner = String(decoding: bytes[(open + 1)..<close], as: UTF8.self)
    let expression: Expression
    do throws(ExpressionError) {
      expression = try Expression(parsing: inner)
    } catch {
      throw .formula(error, offset: open + 1)
    }
    guard let terms = Self.terms(expression) else { throw .notPowers }
    self.init(terms)
  }

  private static let symbols = ["O", "Θ", "\\Theta", "\\mathcal{O}", "\\mathrm{O}"]

  private static func word(_ bytes: ArraySlice<UInt8>) -> String {
    var word = bytes.filter { $0 != UInt8(ascii: " ") }
    if word.suffix(5).elementsEqual([UInt8](words: "\\left")) { word.removeLast(5) }
    return String(decoding: word, as: UTF8.self)
  }

  /// The terms of a formula, `nil` where it is none of sums, products and whole powers.
  private static func terms(_ expression: Expression) -> [Term]? {
    switch expression {
    case .number(let value): return value > 0 ? [Term()] : nil
    case .variable(let name): return [Term([Factor(name, exponent: 1)])]
    case .binary(.sum, let left, let right):
      guard let left = terms(left), let right = terms(right) else { return nil }
      return bounded(left + right)
    case .binary(.product, let left, let right):
      guard let left = terms(left), let right = terms(right) else { return nil }
      return product(left, right)
    case .binary(.quotient, let left, .number(let value)): return value > 0 ? terms(left) : nil
    case .binary(.power, let base, .number(let value)):
      guard let base = terms(base), let exponent = Int(exactly: value), (0...20).contains(exponent)
      else { return nil }
      return (0..<exponent).reduce([Term()]) { terms, _ in
        terms.flatMap { product($0, base) }
      }
    case .call(let function, let arguments):
      guard [.log, .ln, .log2].contains(function), case .variable(let name)? = arguments.first
      else { return nil }
      return [Term([Factor(name, exponent: 0, logarithms: 1)])]
    case .negation, .binary: return nil
    }
  }

  private static func product(_ left: [Term], _ right: [Term]) -> [Term]? {
    guard left.count * right.count <= termLimit else { return nil }
    let terms = left.flatMap { term in right.map { term * $0 } }
    let isBounded = terms.allSatisfy { term in
      term.factors.allSatisfy { max($0.exponent, $0.logarithms) <= exponentLimit }
    }
    return isBounded ? terms : nil
  }

  private static func bounded(_ terms: [Term]) -> [Term]? {
    terms.count <= termLimit ? terms : nil
  }
}

extension GrowthOrderError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .noOrder: "An order is written “O(T)” or “O(T J^2)”."
    case .formula(let error, _): error.description
    case .notPowers: "An order has products and sums of whole powers of sizes, and logarithms."
    }
  }
}
