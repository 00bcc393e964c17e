// Sizes: the symbols behind capital letters, and affine expressions in them.

/// A size symbol, such as J.
///
/// Letters whose axes the equations force to be equal share one entry; the expressions of a
/// program mention only entries that are not derived.
package struct Size: Hashable, Sendable {
  /// How the size gets its value.
  package enum Definition: Hashable, Sendable {
    /// From whoever runs the program.
    case free
    /// From the program's header.
    case given(Int)
    /// From other sizes: X + ΔX - 1 for an image that is read with valid padding.
    case derived(SizeExpression)
  }

  /// The names of the size, the preferred one first: I and J after `h[b,t-1,I]` and `h[b,t,j]`.
  package var names: [Name]
  package var definition: Definition
  /// Whether the size must be odd, because an axis of this size is centred.
  package var isOdd: Bool

  package init(names: [Name], definition: Definition = .free, isOdd: Bool = false) {
    self.names = names
    self.definition = definition
    self.isOdd = isOdd
  }
}

/// An integer that depends on sizes: constant + Σ coefficient · size.
///
/// The terms are in the order of the table, without repetition and without zero coefficients, so
/// that equal expressions are equal values.
package struct SizeExpression: Hashable, Sendable {
  /// A multiple of a size.
  package struct Term: Hashable, Sendable {
    package var size: SizeID
    package var coefficient: Int
  }

  package private(set) var terms: [Term]
  package var constant: Int

  package init(_ constant: Int) {
    terms = []
    self.constant = constant
  }

  package init(_ size: SizeID, times coefficient: Int = 1) {
    terms = coefficient == 0 ? [] : [Term(size: size, coefficient: coefficient)]
    constant = 0
  }

  /// The number, if no size is involved.
  package var integer: Int? { terms.isEmpty ? constant : nil }

  /// The size, if the expression is nothing else.
  package var size: SizeID? {
    terms.count == 1 && terms[0].coefficient == 1 && constant == 0 ? terms[0].size : nil
  }

  /// The value when the sizes have values.
  package func value(_ sizes: SizeValues) -> Int {
    terms.reduce(constant) { $0 + $1.coefficient * sizes[$1.size] }
  }

  package static func + (left: Self, right: Self) -> Self {
    var sum = left
    sum.constant += right.constant
    for term in right.terms { sum.add(term) }
    return sum
  }

  package static func - (left: Self, right: Self) -> Self { left + right * -1 }

  package static func * (left: Self, factor: Int) -> Self {
    var product = Self(left.constant * factor)
    for term in left.terms where factor != 0 {
      product.terms.append(Term(size: term.size, coefficient: term.coefficient * factor))
    }
    return product
  }

  private mutating func add(_ term: Term) {
    let place = terms.firstIndex { $0.size.position >= term.size.position } ?? terms.count
    guard place < terms.count, terms[place].size == term.size else {
      terms.insert(term, at: place)
      return
    }
    terms[place].coefficient += term.coefficient
    if terms[place].coefficient == 0 { terms.remove(at: place) }
  }
}

/// A value for each size of a program.
package struct SizeValues: Hashable, Sendable {
  /// The values in the order of the table.
  package var values: [Int]

  package init(_ values: [Int]) {
    self.values = values
  }

  package subscript(size: SizeID) -> Int {
    get { values[size.position] }
    set { values[size.position] = newValue }
  }
}
