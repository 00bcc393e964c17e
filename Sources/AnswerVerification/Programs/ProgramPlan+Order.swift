import AnswerChecking
import CourseModel
import CourseNotation
import CoursePrograms
import Diagnostics

// Orders against the cost of a program: read off its equations, and counted while it runs.

extension ProgramPlan {
  /// Compares a claimed order with the program's cost.
  func orderVerdict(_ claimed: GrowthOrder) -> ProgramVerdict {
    var verdict = ProgramVerdict()
    let sizes: [GrowingSize]
    do throws(OrderError) {
      sizes = try growingSizes(of: claimed)
    } catch {
      verdict.diagnostics = [.orderError(error, answer, verification)]
      return verdict
    }
    guard let cost = try? cost(of: reference).operations else {
      verdict.diagnostics = [.orderError(.noCost, answer, verification)]
      return verdict
    }
    let found = cost.growth(in: sizes)
    verdict.facts.append(
      .init(
        what: "Operations of \(referenceName)",
        found: "\(reference.plainText(of: cost)), which is \(found.text)"
      )
    )
    let claimed = claimed.renaming(sizes)
    if found != claimed {
      verdict.diagnostics.append(
        .wrongOrder(answer, referenceName, reference.plainText(of: cost), found.text)
      )
    }
    for size in sizes {
      switch count(size, degree: claimed.exponent(of: size.name), cost) {
      case .success(let count):
        verdict.facts.append(count.fact)
        if !count.fits { verdict.diagnostics.append(.wrongCount(answer, referenceName, count)) }
      case .failure(let error):
        verdict.diagnostics.append(.orderError(error, answer, verification))
      }
    }
    return verdict
  }

  /// Orders that are one power higher or lower in a size, or have a logarithm: all must be refuted.
  func wrongOrdersThatPass(_ right: GrowthOrder) -> [Diagnostic] {
    var wrong: [GrowthOrder] = []
    for size in verification.sizes {
      let power = GrowthOrder.Factor(size, exponent: 1)
      let logarithm = GrowthOrder.Factor(size, exponent: 0, logarithms: 1)
      let inverse = GrowthOrder.Factor(size, exponent: -1)
      wrong += [right.times(power), right.times(logarithm)]
      if right.exponent(of: size) > 0 { wrong.append(right.times(inverse)) }
    }
    return wrong.filter { orderVerdict($0).isVerified }.map { .orderPasses(answer, $0) }
  }

  // MARK: Sizes

  /// The sizes that grow, each once, and whatever the answer calls them.
  private func growingSizes(of claimed: GrowthOrder) throws(OrderError) -> [GrowingSize] {
    var sizes: [GrowingSize] = []
    for name in verification.sizes + claimed.sizes {
      guard let size = reference.size(spelled: name) else {
        let known = reference.freeSizes.map { reference[$0].names[0].plainText }
        throw .unknownSize(name, known: known)
      }
      if case .derived = reference[size].definition { throw .derivedSize(name) }
      if let place = sizes.firstIndex(where: { $0.size == size }) {
        sizes[place].spellings.append(name)
      } else {
        sizes.append(GrowingSize(size: size, name: name, spellings: [name]))
      }
    }
    return sizes
  }

  // MARK: Counts

  /// Runs the program at sizes in equal steps and looks at the differences of the counts: of a
  /// polynomial of degree *n* those of order *n* + 1 vanish, and those of order *n* do not.
  private func count(
    _ size: GrowingSize,
    degree: Int,
    _ cost: SizePolynomial
  ) -> Result<GrowthCount, OrderError> {
    let step = reference[size.size].isOdd ? 2 : 1
    let values = (0..<(degree + 3)).map { 5 + step * $0 }
    var counts: [Int64] = []
    var fitsCost = true
    for value in values {
      let sizes = reference.sizeValues { other, _ in
        other == size.size ? value : reference[other].isOdd ? 3 : 2
      }
      do throws(ProgramRunError) {
        let run = try ProgramRun(reference, sizes: sizes, seed: 1, engine: .reference)
        counts.append(run.counts.operations)
        fitsCost = fitsCost && run.counts.operations == cost.value(sizes)
      } catch {
        return .failure(.notCounted)
      }
    }
    let differences = (0..<degree).reduce(counts) { counts, _ in counts.differences }
    let fits =
      fitsCost && differences.differences.allSatisfy { $0 == 0 }
      && (degree == 0 || differences.allSatisfy { $0 != 0 })
    return .success(GrowthCount(size: size.name, values: values, counts: counts, fits: fits))
  }
}

/// A size that grows, and its names in the answer.
struct GrowingSize {
  var size: SizeID
  var name: String
  var spellings: [String]
}

/// What a program did at some values of a size while all others were fixed.
struct GrowthCount {
  var size: String
  var values: [Int]
  var counts: [Int64]
  /// Whether the counts grow as is claimed, and are those of the cost.
  var fits: Bool

  var fact: ProgramVerdict.Fact {
    ProgramVerdict.Fact(
      what: "Counted at \(size) = " + values.map { "\($0)" }.joined(separator: ", "),
      found: counts.map { Int($0).grouped }.joined(separator: ", ")
    )
  }
}

/// Why an order cannot be compared with a cost.
enum OrderError: Error {
  case unknownSize(String, known: [String])
  /// It follows from other sizes.
  case derivedSize(String)
  case noCost
  case notCounted
}

extension GrowthOrder {
  /// The order with one name for each size.
  fileprivate func renaming(_ sizes: [GrowingSize]) -> GrowthOrder {
    GrowthOrder(
      terms.map { term in
        term.factors.reduce(Term()) { product, factor in
          var factor = factor
          factor.size = sizes.first { $0.spellings.contains(factor.size) }?.name ?? factor.size
          return product * Term([factor])
        }
      }
    )
  }

  /// Each term times a factor.
  fileprivate func times(_ factor: Factor) -> GrowthOrder {
    GrowthOrder(terms.map { $0 * Term([factor]) })
  }
}

extension SizePolynomial {
  /// How the polynomial grows with some sizes while the others are fixed.
  fileprivate func growth(in sizes: [GrowingSize]) -> GrowthOrder {
    GrowthOrder(
      terms.map { term in
        GrowthOrder.Term(
          sizes.map { size in
            let power = term.powers.first { $0.size == size.size }
            return GrowthOrder.Factor(size.name, exponent: power?.exponent ?? 0)
          }
        )
      }
    )
  }
}

extension Program {
  /// The size that a name means, with Greek letters spelled or not.
  fileprivate func size(spelled name: String) -> SizeID? {
    sizes.indices.map(SizeID.init).first { size in
      self[size].names.contains { candidate in
        let text = candidate.plainText
        return text == name || (try? AnswerChecking.Expression(parsing: text)) == .variable(name)
      }
    }
  }
}

extension [Int64] {
  /// Each element less the one before it.
  fileprivate var differences: [Int64] { zip(self, dropFirst()).map { $1 - $0 } }
}
