import AnswerChecking
import Diagnostics

/// What is wrong with a claim, and which of its bytes.
enum ClaimError: Error {
  /// None of `==`, `<`, `>`, `~`, or more than one.
  case noRelation
  /// The left side is no name of a result.
  case noResult(String)
  case nearWithoutShare
  case malformedShare(String)
  /// So wide a band that nearly anything is in it.
  case coarseShare(limit: Double)
  case formula(ExpressionError, offset: Int)
}

extension Claim {
  /// Parses `result relation formula`, or for `~`, `result ~ formula within share`.
  ///
  /// Names in `known` are inputs that have values, so that `a(b + 1)` is a product where `a` is one
  /// of them.
  static func parse(
    _ source: String,
    variables known: [String] = [],
    at range: SourceRange
  ) throws(ClaimError) -> Claim {
    let bytes = Array(source.utf8)
    let symbols = bytes.indices.filter { "=<>~".utf8.contains(bytes[$0]) }
    guard let first = symbols.first, let last = symbols.last, last - first == symbols.count - 1
    else { throw .noRelation }
    let symbol = text(bytes[first...last])
    let name = trimmed(bytes[..<first])
    guard isName(name) else { throw .noResult(name) }
    let (formula, share) = try split(bytes, after: last + 1, isNear: symbol == "~")
    let relation: Relation
    switch (symbol, share) {
    case ("==", _): relation = .equal
    case ("<", _): relation = .less
    case (">", _): relation = .greater
    case ("~", let share?): relation = .near(within: share)
    case ("~", nil): throw .nearWithoutShare
    default: throw .noRelation
    }
    let expected: Expression
    do throws(ExpressionError) {
      expected = try Expression(parsing: formula, variables: known)
    } catch {
      throw .formula(error, offset: last + 1)
    }
    return Claim(
      result: name,
      relation: relation,
      expected: expected,
      source: source,
      range: range
    )
  }

  /// The formula behind the relation, and for `~` the share behind `within`.
  private static func split(
    _ bytes: [UInt8],
    after start: Int,
    isNear: Bool
  ) throws(ClaimError) -> (formula: String, share: Double?) {
    let rest = text(bytes[start...])
    guard isNear, let word = rest.firstRange(of: "within") else { return (rest, nil) }
    let written = trimmed(Array(rest[word.upperBound...].utf8)[...])
    guard let share = YAMLMappingReader.share(written) else { throw .malformedShare(written) }
    let limit = Relation.coarsestShare
    guard share <= limit else { throw .coarseShare(limit: limit) }
    return (String(rest[..<word.lowerBound]), share)
  }

  /// Letters, digits, `_`, and points between the parts of a longer name.
  private static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, first.isLetter else { return false }
    return text.utf8.allSatisfy {
      $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: ".")
    }
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
    let isSpace: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    let start = bytes.drop(while: isSpace)
    guard let end = start.lastIndex(where: { !isSpace($0) }) else { return "" }
    return text(start[...end])
  }
}
