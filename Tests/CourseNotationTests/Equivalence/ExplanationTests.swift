// Every fact about a mistake, and its sentence.

import CourseNotation
import Testing

@Suite struct ExplanationTests {
  /// A reference, a candidate, and what a student is told behind the first sentence.
  struct Case: Sendable, CustomTestStringConvertible {
    let reference: String
    let candidate: String
    let told: [String]

    init(_ reference: String, _ candidate: String, _ told: String...) {
      self.reference = reference
      self.candidate = candidate
      self.told = told
    }

    var testDescription: String { candidate }
  }

  static let cases: [Case] = [
    Case(
      "y[j] = x[j] - B[j]",
      "y[j] = x[j] + B[j]",
      "Your y equals the reference's with the sign of B[j] changed."
    ),
    Case(
      "y[j] = σ(x[j])",
      "y[j] = σ(-x[j])",
      "Your y equals the reference's with the sign of x[j] changed."
    ),
    Case(
      "y[j] = x[j] B[j] c[j]",
      "y[j] = x[j] B[j]",
      "Your y equals the reference's with the factor c[j] left out.",
      "You never use c."
    ),
    Case(
      "y[j] = x[j] + B[j]",
      "y[j] = x[j] + B[j] + x[j] B[j]",
      "Your y equals the reference's but for the additional term x[j] B[j]."
    ),
    Case(
      "y[j] = x[j] + B[j]",
      "y[j] = x[j] + x[j] B[j]",
      "Your y equals the reference's but for the additional factor x[j]."
    ),
    Case(
      "y[j] = x[j] - B[j] + c[j]",
      "y[j] = x[j] - B[j]",
      "Your y equals the reference's with the term c[j] left out.",
      "You never use c."
    ),
    Case(
      "y[b,j] = x[b,j] / B",
      "y[b,j] = x[b,j]",
      "Your y equals the reference's with the factor 1/B left out."
    ),
    Case(
      "y[b,j] = x[b,j]",
      "y[b,j] = x[b,j] / B",
      "Your y equals the reference's but for the additional factor 1/B."
    ),
    Case(
      "G[j] = σ(x[j])\ny[j] = G[j] a[j] + (1 - G[j]) c[j]",
      "G[j] = σ(x[j])\ny[j] = (1 - G[j]) a[j] + G[j] c[j]",
      "Your y equals the reference's with G and 1 - G swapped."
    ),
    Case(
      "G[j] = σ(x[j])\ny[j] = G[j] a[j] + (1 - G[j]) c[j]",
      "G[j] = σ(x[j])\ny[j] = G[j] a[j] + G[j] c[j]",
      "Your y equals the reference's with 1 - G and G confused in one place."
    ),
    Case(
      "h_t = a h_{t-1} + x_t",
      "h_t = a h_{t-1} + x_{t-1}",
      "Your h equals the reference's with x_{t-1} in the place of x_t: off by one."
    ),
    Case(
      "%| sizes: {I: J}\ny[j] = A[j,I] x[I] + x[j]",
      "%| sizes: {I: J}\ny[j] = A[I,j] x[I] + x[j]",
      "Your y equals the reference's with A[i,j] in the place of A[j,i]: transposed."
    ),
    Case(
      "y[j] = x[j]/a[j] + c",
      "y[j] = a[j]/x[j] + c",
      "Your y equals the reference's with x and a swapped."
    ),
    Case(
      "y[j] = x[j] + a[j] c[j]",
      "y[j] = x[j] + x[j] c[j]",
      "Your y equals the reference's with x[j] in the place of a[j].",
      "You never use a."
    ),
    Case(
      "y[j] = tanh(x[j])",
      "y[j] = σ(x[j])",
      "Your y equals the reference's with sigmoid in the place of tanh."
    ),
    Case(
      "y[j] = tanh(x[j])",
      "y[j] = x[j]",
      "Your y equals the reference's with the tanh left out."
    ),
    Case(
      "%| sizes: {I: J}\ny[j] = sum_i A[j,i] x[i] + x[j]",
      "%| sizes: {I: J}\ny[j] = sum_i A[j,i] x[j] + x[j]",
      "Your y equals the reference's with x[j] in the place of x[i]."
    ),
    Case(
      "y = max_j(x[j])",
      "y = min_j(x[j])",
      "Your y equals the reference's with min in the place of max."
    ),
    Case(
      "y[j] = (x[j] - a[j])^2",
      "y[j] = x[j] - a[j]",
      "Your y equals the reference's with the exponent of (x[j] - a[j])^2 left out."
    ),
    Case(
      "y[j] = x[j] + a[j]",
      "y[j] = tanh(x[j]) + a[j]",
      "Your y equals the reference's but for the additional tanh."
    ),
    Case(
      "for j, i: y[j] += A[j,i] x[i]\nfor j: y[j] += a[j]",
      "for j, i: y[j] += A[j,i] x[i]\nfor j: y[j] -= a[j]",
      "Your y equals the reference's with -= in the place of +=."
    ),
    Case(
      "for j, i: y[j] += A[j,i] x[i]\nfor j: y[j] += a[j]",
      "for j, i: y[j] += A[j,i] x[i]",
      "Your y equals the reference's with the statement for j: y[j] += a[j] left out.",
      "You never use a."
    ),
    Case(
      "p[t,s] = softmax_s(a[t,s])\nq[t] = p[t,S] b[S]",
      "p[t,s] = softmax_t(a[t,s])\nq[t] = p[t,S] b[S]",
      "Your p equals the reference's with softmax over t instead of s."
    ),
    Case(
      "for j, i: y[j] += A[j,i] x[i]",
      "for j, i: y[j] += A[j,i] x[i]\nfor j, i: y[j] += A[j,i]",
      "Your y equals the reference's but for the additional statement for j, i: y[j] += A[j,i]."
    ),
    Case(
      "y[x] = sum_{Δx} K[Δx] s[x+Δx]",
      "%| padding: circular\ny[x] = sum_{Δx} K[Δx] s[x+Δx]",
      "Your y equals the reference's with circular padding instead of zero."
    ),
    Case(
      "u[b,j] = x[b,j]^2\ny[b] = u[b,J] w[J]",
      "y[b] = 3 w[J] x[b,J]^2",
      "Your y equals the reference's but for the additional factor 3."
    ),
    Case(
      "G[j] = σ(x[j])\nF[j] = σ(z[j])\ny[j] = G[j] a[j] + F[j] c[j]",
      "F[j] = σ(z[j])\nG[j] = σ(x[j] + 1)\ny[j] = G[j] a[j] - F[j] c[j]",
      "Your G equals the reference's but for the additional term 1.",
      "Your y equals the reference's with the sign of F[j] c[j] changed."
    ),
    Case(
      "for b, j: y[b,j] += A[b,j] x[b]",
      "for b, j: y[b,j] += A[b,j] x[B]",
      "Your y equals the reference's with x[B] in the place of x[b]: a capital for a small letter."
    ),
    Case(
      "y_t[j] = x_t[j] + u_t[j] u_t[j]",
      "y_t[j] = x_t[j] + u_t[j] u_T[j]",
      "Your y equals the reference's with u_T[j] in the place of u_t[j]: a capital for a small letter."
    ),
    Case("y[j] = x[j] - a[j]", "y[j] = 2 x[j] - 2 a[j]", "Your y equals the reference's times 2."),
    Case(
      "y[b,j] = x[b,j] - a[j]",
      "y[b,j] = -B x[b,j] + B a[j]",
      "Your y equals the reference's times -B."
    ),
    Case(
      "y[j] = exp(x[j]) + sin(a[j])",
      "y[j] = x[j]^3 + cos(a[j])",
      "With the same values for everything else, y comes out differently."
    ),
  ]

  @Test(arguments: cases)
  func tellsWhatSeparatesThePrograms(_ example: Case) throws {
    let verdict = try compare(read(example.candidate), with: read(example.reference))
    #expect(Array(verdict.sentences.dropFirst()) == example.told)
  }

  static let mismatches: [Case] = [
    Case("y[j] = x[j]", "z[j] = x[j]", "You do not define y, which is what is asked for."),
    Case(
      "Loss = x[J] x[J]",
      "loss = x[J] x[J]",
      "You do not define Loss, which is what is asked for; did you mean it by loss?"
    ),
    Case(
      "y[j] = x[j] + B[j]",
      "y[j] = x[j] + b[j]",
      "There is no b among what is given; did you mean B?"
    ),
    Case("y[j] = x[j] + B[j]", "y[j] = x[j] + Query[j]", "There is no Query among what is given."),
    Case("u[j] = x[j]\ny[j] = 2 u[j]", "y[j] = 2 u[j] + x[j]", "You use u but never define it."),
    Case(
      "y[j] = x[j]",
      "y[j] = x[j,K] c[K]",
      "There is no c among what is given.",
      "x has 1 index, but you write it with 2."
    ),
    Case("y[b,j] = x[b,j]", "y[j,b] = x[b,j]", "The indices of y are [b,j], but you write [j,b]."),
    Case(
      "y[j] = x[j] + a[j]",
      "a[j] = 2 x[j]\ny[j] = x[j] + a[j]",
      "You define a, which is given."
    ),
    Case(
      "y[j] = A[j,K] x[K] + B[j]",
      "y[j] = A[K,j] x[K] + B[j]",
      "The indices of A are [j,k], but you write [k,j]."
    ),
    Case(
      "y[j] = A[j,K] x[K] + z[K] z[K]",
      "y[j] = A[j,K] x[K] + z[J] z[J]",
      "Index 1 of z has the range K, but you give it the range J."
    ),
  ]

  @Test(arguments: mismatches)
  func tellsHowInputsAndOutputsDiffer(_ example: Case) throws {
    let verdict = try compare(read(example.candidate), with: read(example.reference))
    #expect(verdict.sentences == example.told)
  }

  @Test func theFirstSentenceTellsWhereAndAtWhichSizes() throws {
    let reference = try read("h_t[j] = a[j] h_{t-1}[j] + x_t[j]")
    let candidate = try read("h_t[j] = a[j] h_{t-1}[j] - x_t[j]")
    guard case .different(let found) = compare(candidate, with: reference) else {
      Issue.record("the programs differ")
      return
    }
    #expect(found.output == "h")
    #expect(found.place == [NamedSize(name: "t", value: 1), NamedSize(name: "j", value: 0)])
    #expect(
      compare(candidate, with: reference).sentences.first
        == "Your h differs from the reference at t = 1, j = 0: yours is 1.38312, the reference's 1.05825 (with T = 2, J = 3)."
    )
  }

  @Test func tellsWhyAProgramCannotBeRun() {
    let size = SizeID(0)
    let tensor = TensorID(0)
    let reasons: [(InterpreterError, String)] = [
      (.sizeCount(expected: 2, found: 1), "it has 2 sizes, 1 were given"),
      (.invalidSize(size, -1), "a size cannot be -1"),
      (.integerTooLarge, "an index is too large"),
      (.missingInput(tensor), "an input has no values"),
      (
        .inputShape(tensor, expected: [2, 3], found: [3]),
        "an input has the shape [2, 3], [3] was given"
      ),
      (.notAPosition(tensor, 0.5), "0.500000 is not an index"),
      (.stepLimit(10), "it takes more than 10 steps"),
      (.elementLimit(10), "its tensors have more than 10 elements"),
    ]
    for (error, reason) in reasons {
      #expect(error.reason == reason)
      #expect(
        Verdict.notRun(.candidate(error)).sentences == ["Your program could not be run: \(reason)."]
      )
    }
  }
}
