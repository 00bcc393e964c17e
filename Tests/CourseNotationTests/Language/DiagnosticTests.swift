// Every mistake is named at its place, and every sentence is pinned.

import CourseNotation
import Diagnostics
import TestSupport
import Testing

@Suite struct DiagnosticTests {
  /// A program with marked mistakes, and what is said about them.
  struct Mistake: Sendable, CustomTestStringConvertible {
    var text: MarkedText
    var messages: [String]
    var testDescription: String { text.text }

    init(_ text: MarkedText, _ messages: String...) {
      self.text = text
      self.messages = messages
    }
  }

  @Test(arguments: reading + indices + names + shapes + order + loops + header)
  func namesTheMistakeAtItsPlace(_ mistake: Mistake) {
    let (_, diagnostics) = Program.read(ProgramText(mistake.text.text))
    let found = diagnostics.map { "[\($0.rule)] \($0.message)" }
    #expect(found == mistake.messages)
    let starts = diagnostics.map { offset in range(offset.range, in: mistake.text.text) }
    #expect(starts == mistake.text.ranges)
  }

  private func range(_ range: Range<Int>, in text: String) -> SourceRange {
    func position(_ offset: Int) -> SourcePosition {
      let before = text.utf8.prefix(offset)
      let line = before.count { $0 == UInt8(ascii: "\n") }
      let column = before.reversed().prefix { $0 != UInt8(ascii: "\n") }.count
      return SourcePosition(line: line + 1, column: column + 1)
    }
    return SourceRange(start: position(range.lowerBound), end: position(range.upperBound))
  }

  // MARK: - Reading

  static let reading = [
    Mistake(
      "y[i] = ①\\partial② x[i]",
      "[unknown-construct] The notation has no \\partial."
    ),
    Mistake("y[i] = x[i] + ①)②", "[syntax] ) cannot stand here."),
    Mistake("y[i] = x[i] ①+②", "[syntax] Something is missing behind +."),
    Mistake("y[i] = 2 ①(②x[i] + 1", "[unbalanced-bracket] ( is never closed."),
    Mistake(
      "①x[i] + 1②",
      "[syntax] This defines nothing: a statement has =, += or -=."
    ),
    Mistake(
      "①2② = x",
      "[syntax] The left side must be a tensor element, such as h[b,t,j]."
    ),
    Mistake(
      "σ ①\\approx② x[i]",
      "[syntax] \\approx defines nothing: a statement has =, += or -=."
    ),
    Mistake("\\Phi①^*② = x", "[unknown-construct] The notation has no ^*."),
    Mistake(
      "y = x ①=② z",
      "[syntax] A statement has one = only; write the second equation on its own."
    ),
    Mistake(
      "y[t] = e[I]^{①\\top②} h[t,I]",
      "[transposition] A transposition means nothing here: the letters in brackets say what is "
        + "summed."
    ),
    Mistake(
      "p = P①|② x",
      "[syntax] | cannot stand here."
    ),
    Mistake(
      "y = ①(a, 2)②",
      "[syntax] A list of values is no number; a list of parameters holds tensors only."
    ),
    Mistake(
      "y = ①123456789012345678901②",
      "[limit] The number has too many digits."
    ),
    Mistake("① ②", "[syntax] There is no equation here."),
    Mistake(
      "y[i] = ①é② + x[i]\nz[i] = x[i] x[i]③]④",
      "[unknown-construct] The notation has no é.",
      "[syntax] ] cannot stand here."
    ),
  ]

  // MARK: - Indices

  static let indices = [
    Mistake(
      "y[b,j] = W[j,①k②] x[b,j]",
      "[unbound-index] The index k is neither on the left, nor summed, nor looped over."
    ),
    Mistake(
      "h[b,t,j] = tanh(W[j,①i②] h[b,t-1,③I④])",
      "[unbound-index] The index i is neither on the left, nor summed, nor looped over; did you "
        + "mean I?",
      "[unbound-index] I stands in one factor only, so it is not summed; write it on the left, "
        + "too, or write i."
    ),
    Mistake(
      "h[b,t,j] = tanh(W[j,①I②] + x[b,t,j])",
      "[unbound-index] I stands in one factor only, so it is not summed; write it on the left, "
        + "too, or write i."
    ),
    Mistake(
      "①d[i,i]② = x[i]",
      "[bound-index] The index i stands twice on the left, so that most elements stay undefined."
    ),
    Mistake(
      "y[i] = sum_{①i②} x[i]",
      "[bound-index] The index i is taken already; sum over another letter, such as i'."
    ),
    Mistake(
      "y = sum_{①k②} x[1]",
      "[bound-index] The sum runs over k, which does not stand in what it is applied to."
    ),
    Mistake(
      "p[b,w] = softmax_①③k②④(s[b,w])",
      "[unbound-index] The index k is neither on the left, nor summed, nor looped over.",
      "[bound-index] The softmax runs over k, which does not stand in what it is applied to."
    ),
    Mistake(
      "y[i] = x[①i i②]",
      "[index-expression] i i is no index: an index is a sum of letters, numbers, and whole "
        + "multiples of letters."
    ),
    Mistake(
      "P[①0 b②,u] = x[u]\ny[b] = z[2b,③0 b④]",
      "[index-expression] 0 b is no index: an index is a sum of letters, numbers, and whole "
        + "multiples of letters.",
      "[index-expression] 0 b is no index: an index is a sum of letters, numbers, and whole "
        + "multiples of letters."
    ),
    Mistake(
      "p[b] = q[b,①y[ ]②]",
      "[index-expression] y[ ] is no index: an index is a sum of letters, numbers, and whole "
        + "multiples of letters."
    ),
    Mistake(
      "y[t-①t②] = x[t]",
      "[index-expression] The index t cancels out here, so that nothing depends on it; write the "
        + "number alone."
    ),
    Mistake(
      "h_{ℓ+1}[i] = A_①{+1}②[i,I] h_ℓ[I]",
      "[index-expression] {+1} is no index: an index is a sum of letters, numbers, and whole "
        + "multiples of letters."
    ),
    Mistake(
      "y[u] = x[①s② u]",
      "[index-expression] The stride s needs a number; give it in the header: sizes: {s: 2}."
    ),
    Mistake(
      "o[t] = sum_{q=1}^{①t②} v[q]",
      "[index-expression] The bound t depends on an index; a sum runs over a range of fixed size."
    ),
  ]

  // MARK: - Names

  static let names = [
    Mistake(
      "%| inputs: [x, W]\ny[i] = W[i,K] x[K] - ①B[i]②",
      "[unknown-tensor] B is neither defined nor declared as input."
    ),
    Mistake(
      "%| inputs: [x, ①Weight②]\ny[i] = ③Wieght[i,K]④ x[K]",
      "[unknown-tensor] Weight is declared and never used.",
      "[unknown-tensor] Wieght is neither defined nor declared as input; did you mean Weight?"
    ),
    Mistake(
      "R[j] = tanh(x[j])\nh[j] = 2 ①r[j]②",
      "[unknown-tensor] r is never defined, so it is an input; did you mean R?"
    ),
    Mistake(
      "%| inputs: [x, ①W②]\ny[i] = x[i]",
      "[unknown-tensor] W is declared and never used."
    ),
    Mistake(
      "%| inputs: [x, ①y②]\ny[i] = x[i]",
      "[unknown-tensor] y is declared as input, but the program defines it."
    ),
    Mistake(
      "%| outputs: [①z②]\ny[i] = x[i]",
      "[unknown-tensor] z is neither defined nor declared as input."
    ),
    Mistake(
      "%| inputs: [x]\n%| outputs: [y, ①x②]\ny[i] = x[i]",
      "[unknown-tensor] x is declared as output, but it is an input: no equation defines it."
    ),
    Mistake(
      "y[i] = ①f②(x[i])",
      "[unknown-function] f is not a function that the notation has (σ, tanh, exp, ln, ReLU, "
        + "sqrt, max, …); define it, or write f * (…) for a product."
    ),
    Mistake(
      "y = ①max(a)②",
      "[unknown-function] max is a function of 2, not of 1."
    ),
    Mistake(
      "f(①z②) = 1/(1 + exp(-y))",
      "[unknown-function] f is defined for z, which does not stand on the right; did you mean "
        + "f(y)?"
    ),
    Mistake(
      "f(z) = 1 + ①f②(z)\ny = f(x)",
      "[unknown-function] The function f is defined by itself."
    ),
  ]

  // MARK: - Shapes

  static let shapes = [
    Mistake(
      "R[b,t,j] = x[b,t,j]\nG[b,t,j] = a[j] ①R[j]②",
      "[shape-conflict] R has 3 indices elsewhere and one index here."
    ),
    Mistake(
      "h_t[j] = x[t,j]\ny[t,j] = ①h[t,j]②",
      "[shape-conflict] An index of h is a subscript in one place and stands in brackets in "
        + "another."
    ),
    Mistake(
      "y[b,j] = x[b,j]\nz[b,k] = U[k,①j②] x[b,③k④]",
      "[unbound-index] The index j is neither on the left, nor summed, nor looped over.",
      "[shape-conflict] Index 2 of x is j elsewhere; k has another range."
    ),
    Mistake(
      "a[j] = W[j,I] x[I]\nc[i] = ①W[i,J]② y[J]",
      "[transposed-indices] The indices of W are in the order j, I elsewhere and i, J here."
    ),
    Mistake(
      "a[x,j] += W[Δx,j',j] b[x+Δx,j']\nc[x,j] += ①W[Δx,j,j']② b[x+Δx,j']",
      "[transposed-indices] The indices of W are in the order j', j elsewhere and j, j' here."
    ),
    Mistake(
      "%| sizes: {I: 3, ①J: 4②}\nh[t,j] = A[j,I] h[t-1,I] + h[t-1,j]",
      "[shape-conflict] J = 4 contradicts the equations, which make it 3."
    ),
    Mistake(
      "%| sizes: {①ΔX: 4②}\ny[x] = K[ΔX] z[x+ΔX]",
      "[shape-conflict] ΔX is 4, but offsets run from the middle, so that it must be odd."
    ),
  ]

  // MARK: - Order

  static let order = [
    Mistake(
      "y[i] = x[i]\n①y[i]② = 2 x[i]",
      "[defined-twice] y has been defined for these indices already."
    ),
    Mistake(
      "①a[i]② = b[i]\nb[i] = a[i]",
      "[cycle] a, b need each other: there is no order."
    ),
    Mistake(
      "h[t,j] = h[t-1,j] + ①h[t+1,j]②",
      "[not-causal] The recurrence along t reads h where it is not computed yet."
    ),
  ]

  // MARK: - Loops

  static let loops = [
    Mistake(
      "for b, ①j Δx②: y[b,j] += K[Δx] x[b,j]",
      "[loop-header] A comma is missing between j and Δx."
    ),
    Mistake(
      "for b, j, ①k②: y[b,j] += x[b,j]",
      "[loop-header] The loop runs over k, which no statement below has."
    ),
    Mistake(
      "①for b②: y[b,j] += x[b,j]",
      "[loop-header] The loop's header does not list j."
    ),
  ]

  // MARK: - Header

  static let header = [
    Mistake(
      "%| ①size②: {J: 3}\ny[j] = x[j]",
      "[program-header] A header has no size; it has id, inputs, outputs, sizes, padding, "
        + "average-over, equations, diagram, gradient, cost and mistakes."
    ),
    Mistake(
      "%| cost: ①yes②\ny[j] = x[j]",
      "[program-header] The value of cost should be like shown or hidden."
    ),
    Mistake(
      "%| padding: ①same②\ny[j] = x[j]",
      "[program-header] The value of padding should be like zero, circular or valid."
    ),
    Mistake(
      "%| sizes: {①J: many more②}\ny[j] = x[j]",
      "[program-header] The value of sizes should be like {J: 32, K: 24}."
    ),
  ]

  /// What looks like a mistake and is none.
  @Test(arguments: [
    "for t, j: e[w_t,j] += h[t,j]",
    "for t, j: e[w[t],j] += h[t,j]",
    "for t, j: y[j] += h_{t}[j] x_{t-1}",
    "for b, i: y[b,i,i] += x[b,i]",
    "for i: y[i,i] -= x[i]",
    "for i=1..I: y[i] = x[i]",
    "q_t[w] = p_t[w] - equal(w, w_t)\nz[t,j] = e[w_t,j]",
  ])
  func saysNothingAbout(_ text: String) {
    #expect(Program.read(ProgramText(text)).diagnostics.map(\.message) == [])
  }

  /// The bounds of a loop say that an axis counts from 1, and printing says so again.
  @Test func printsBoundsThatNoSumTells() throws {
    let text = "for i=1..I: y[i] = 1/i\nfor i=1..I: z[i] = 2 y[i]\n"
    let program = try #require(Program.read(ProgramText(text)).program)
    #expect(program.plainText(withHeader: false) == text)
    let summed = "y[i] = 1/i\nz = sum_{i=1..I} y[i]\n"
    let other = try #require(Program.read(ProgramText(summed)).program)
    #expect(other.plainText(withHeader: false) == summed)
  }

  /// The loop's indices that a sum mentions first do not push out those of the left side.
  @Test func loopsInsideSumsKeepTheIndicesOfTheLeft() throws {
    let text = "for j, b: g[j] += (sum_{t} f[b,t,j]) w[b,j]\n"
    let program = try #require(Program.read(ProgramText(text)).program)
    #expect(program.plainText(withHeader: false) == text)
  }

  @Test func keepsDeltaApartFromTheNextName() throws {
    let text = "u = Δ * sigmoid(z)\n"
    let program = try #require(Program.read(ProgramText(text)).program)
    #expect(program.plainText(withHeader: false) == text)
  }

  /// A capital would be summed over the inner product.
  @Test func printsASumThatCapitalsWouldMisplace() throws {
    let text = """
      a = sum_{j} w[j] max(b, c[j] d[j])
      e = w[J] d[J]
      f = w[J] d[J] + (sum_{j} d[j]) w[J] d[J] - sum_{j} d[j]
      u = q[B,J] p[B,J] w[J]

      """
    let program = try #require(Program.read(ProgramText(text)).program)
    #expect(program.plainText(withHeader: false) == text)
  }

  @Test func reportsAllMistakesInOneGo() {
    let text = """
      y[b,j] = W[j,K] x[b,K] - c[q]
      z[b,j] = \\foo y[b,j]
      u[b,j] = 2 (y[b,j] + 1
      v[b,j] = y[j] + z[b,j]
      """
    let rules = Program.read(ProgramText(text)).diagnostics.map(\.rule)
    #expect(
      rules == ["unbound-index", "unknown-construct", "unbalanced-bracket", "shape-conflict"]
    )
  }

  @Test func listsAHundredMistakesAndCountsTheRest() {
    let text = "y[i] = " + String(repeating: "é ", count: 250) + "x[i]"
    let diagnostics = Program.read(ProgramText(text)).diagnostics
    #expect(diagnostics.count == 101)
    #expect(diagnostics.last?.rule == "limit" && diagnostics.last?.severity == .error)
    #expect(diagnostics.last?.message == "There are 150 more mistakes from here on.")
  }

  @Test func fixesTheMissingComma() throws {
    let (_, diagnostics) = Program.read(ProgramText("for b, j Δx: y[b,j] += K[Δx] x[b,j]"))
    let fix = try #require(diagnostics.first?.fix)
    #expect(fix.range == 8..<8 && fix.replacement == ",")
    #expect(diagnostics.first?.fixMessage == "Write a comma here.")
  }
}
