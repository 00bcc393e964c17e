// Programs that say the same in another way.

import Testing

/// A pair of texts that mean the same.
struct Rewriting: Sendable, CustomTestStringConvertible {
  let name: String
  let reference: String
  let candidate: String

  var testDescription: String { name }

  /// The recurrent unit of the course with one gate, in parts that can be rewritten.
  private static let unit = """
    G[b,t,j] = σ(A^{h,G}[j,I] h[b,t-1,I] + A^{x,G}[j,K] x[b,t,K] - a^{G}[j])
    U[b,t,j] = tanh(A^{h,U}[j,I] h[b,t-1,I] + A^{x,U}[j,K] x[b,t,K] - a^{U}[j])
    h[b,t,j] = G[b,t,j] h[b,t-1,j] + (1 - G[b,t,j]) U[b,t,j]
    """

  private static func unit(_ name: String, _ changes: (String, String)...) -> Rewriting {
    var text = unit
    for (old, new) in changes { text = text.replacing(old, with: new) }
    return Rewriting(name: name, reference: unit, candidate: text)
  }

  private static let sum = "A^{h,U}[j,I] h[b,t-1,I] + A^{x,U}[j,K] x[b,t,K] - a^{U}[j]"
  private static let last = "h[b,t,j] = G[b,t,j] h[b,t-1,j] + (1 - G[b,t,j]) U[b,t,j]"
  private static let gate = "σ(A^{h,G}[j,I] h[b,t-1,I] + A^{x,G}[j,K] x[b,t,K] - a^{G}[j])"

  static let all: [Rewriting] = ofTheUnit + ofSmallPrograms

  private static let ofTheUnit: [Rewriting] = [
    unit(
      "terms in another order",
      (sum, "-a^{U}[j] + A^{x,U}[j,K] x[b,t,K] + A^{h,U}[j,I] h[b,t-1,I]")
    ),
    unit("factors in another order", ("A^{h,G}[j,I] h[b,t-1,I]", "h[b,t-1,I] A^{h,G}[j,I]")),
    unit("another capital", ("A^{h,G}[j,I] h[b,t-1,I]", "A^{h,G}[j,J'] h[b,t-1,J']")),
    unit("sums made explicit", ("A^{x,G}[j,K] x[b,t,K]", "sum_k A^{x,G}[j,k] x[b,t,k]")),
    unit("one sum for a difference", ("- a^{U}[j]", "+ (-1) * a^{U}[j]")),
    unit("σ by its formula", (gate, gate.replacing("σ(", with: "1/(1 + exp(-(") + "))")),
    unit("1 - σ(-z) for σ(z)", (gate, gate.replacing("σ(", with: "1 - σ(-(") + ")")),
    unit("tanh by σ", ("tanh(\(sum))", "2 σ(2 (\(sum))) - 1")),
    unit(
      "tanh by exp",
      (
        "tanh(\(sum))", "(exp(\(sum)) - exp(-(\(sum))))/(exp(\(sum)) + exp(-(\(sum))))"
      )
    ),
    unit(
      "statement split",
      (
        "U[b,t,j] = tanh(\(sum))", "U~[b,t,j] = \(sum)\nU[b,t,j] = tanh(U~[b,t,j])"
      )
    ),
    unit("statement merged", ("U[b,t,j] = tanh(\(sum))\n", ""), (" U[b,t,j]", " tanh(\(sum))")),
    unit(
      "product multiplied out",
      (last, "h[b,t,j] = G[b,t,j] h[b,t-1,j] + U[b,t,j] - G[b,t,j] U[b,t,j]")
    ),
    unit("common factor", (last, "h[b,t,j] = U[b,t,j] + G[b,t,j] (h[b,t-1,j] - U[b,t,j])")),
    unit(
      "complementary gate",
      ("G[b,t,j] = σ", "F[b,t,j] = 1 - σ"),
      (
        last, "h[b,t,j] = (1 - F[b,t,j]) h[b,t-1,j] + F[b,t,j] U[b,t,j]"
      )
    ),
    unit("intermediates renamed", ("U[b,t,j]", "R[b,t,j]"), ("G[b,t,j]", "Γ[b,t,j]")),
    unit("indices renamed", ("b,t", "n,s"), ("[j", "[m"), (",j]", ",m]")),
    unit("statements in another order", (last, ""), ("G[b,t,j] = σ", last + "\nG[b,t,j] = σ")),
    unit(
      "accumulated",
      (
        "U[b,t,j] = tanh(\(sum))",
        """
        for b, t, j, i: V[b,t,j] += A^{h,U}[j,i] h[b,t-1,i]
        for b, t, j, k: V[b,t,j] += A^{x,U}[j,k] x[b,t,k]
        for b, t, j: V[b,t,j] -= a^{U}[j]
        U[b,t,j] = tanh(V[b,t,j])
        """
      )
    ),
    unit("time as a subscript of the intermediate", ("U[b,t,j]", "U_t[b,j]")),
    unit("labels as typed on a keyboard", ("A^{h,U}", "A_hU"), ("a^{G}", "a_G")),
  ]

  private static func pair(_ name: String, _ reference: String, _ candidate: String) -> Rewriting {
    Rewriting(name: name, reference: reference, candidate: candidate)
  }

  private static let ofSmallPrograms: [Rewriting] = [
    pair(
      "softmax in two steps",
      "p[b,w] = softmax_w(a[b,w])",
      """
      Z[b] = sum_w exp(a[b,w])
      p[b,w] = exp(a[b,w])/Z[b]
      """
    ),
    pair("softmax shifted", "p[b,w] = softmax_w(a[b,w])", "p[b,w] = softmax_w(a[b,w] + 3)"),
    pair("power as product", "y[j] = (x[j] - m[j])^2", "y[j] = (x[j] - m[j]) (x[j] - m[j])"),
    pair("power multiplied out", "y[j] = (x[j] - m[j])^2", "y[j] = x[j]^2 - 2 x[j] m[j] + m[j]^2"),
    pair("ReLU as maximum", "y[j] = ReLU(x[j])", "y[j] = max(x[j], 0)"),
    pair("root as power", "y[j] = sqrt(x[j])", "y[j] = x[j]^{1/2}"),
    pair("logarithm of a quotient", "y[j] = ln(x[j]/z[j])", "y[j] = ln(x[j]) - ln(z[j])"),
    pair("mean of differences", "μ = 1/J sum_j x[j]", "μ = sum_j x[j]/J"),
    pair(
      "variance by moments",
      "v = 1/J sum_j (x[j] - 1/J sum_{j'} x[j'])^2",
      """
      μ = 1/J sum_j x[j]
      v = 1/J sum_j x[j]^2 - μ^2
      """
    ),
    pair(
      "convolution the other way round",
      "y[x] = sum_{Δx} K[Δx] s[x+Δx]",
      """
      for x, Δx: y[x] += s[x+Δx] K[Δx]
      """
    ),
    pair(
      "bilinear form in two steps",
      "y[b] = x[b,I] A[I,J] z[b,J]",
      """
      q[b,i] = A[i,J] z[b,J]
      y[b] = q[b,I] x[b,I]
      """
    ),
    pair(
      "loss heads summed from the last one",
      "L = sum_{ℓ=1}^{L} (y - p_ℓ)^2",
      """
      L = sum_{ℓ=1}^{L} (p_ℓ - y)^2
      """
    ),
  ]
}
