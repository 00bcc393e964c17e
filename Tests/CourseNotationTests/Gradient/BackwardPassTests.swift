// What backward passes look like: as a course writes them.

import CourseNotation
import Testing

@Suite struct BackwardPassTests {
  /// The statements of the backward pass of a program.
  func backward(
    _ text: String,
    of losses: [Name]? = nil,
    for wanted: [Name]? = nil,
    seed: GradientSeed = .ones
  ) throws -> String {
    let program = try #require(Program.read(ProgramText(text)).program)
    let backward = try program.gradient(
      of: losses?.compactMap { program.tensor(named: $0) },
      for: wanted?.compactMap { program.tensor(named: $0) },
      seed: seed
    )
    return backward.plainText(withHeader: false)
  }

  @Test func layersUseTheForwardValueForTheDerivative() throws {
    let text = """
      h[b,j] = tanh(sum_i W[j,i] x[b,i] - B[j])
      L = sum_{b,j} (h[b,j] - y[b,j])^2
      """
    let expected = """
      h.grad[b,j] = 2 (h[b,j] - y[b,j])
      h~.grad[b,j] = h.grad[b,j] (1 - h[b,j]^2)
      for j, i, b: W.grad[j,i] += h~.grad[b,j] x[b,i]
      for j, b: B.grad[j] -= h~.grad[b,j]

      """
    let found = try backward(text, for: [Name("W"), Name("B")])
    #expect(found == expected)
  }

  @Test func theGatedUnitOfTheCourse() throws {
    let text = """
      G_1[b,t,j] = sigmoid(W^{h,G_1}[j,I] h[b,t-1,I] + W^{x,G_1}[j,K] x[b,t,K] - B^{G_1}[j])
      h'[b,t,j] = G_1[b,t,j] h[b,t-1,j]
      G_2[b,t,j] = sigmoid(W^{h,G_2}[j,I] h[b,t-1,I] + W^{x,G_2}[j,K] x[b,t,K] - B^{G_2}[j])
      R[b,t,j] = tanh(W^{h,R}[j,I] h'[b,t,I] + W^{x,R}[j,K] x[b,t,K] - B^{R}[j])
      h[b,t,j] = (1 - G_2[b,t,j]) h[b,t-1,j] + G_2[b,t,j] R[b,t,j]
      """
    let wanted = ["h,R", "h,G_1"].map { label in
      let parts = label.split(separator: ",").map { part -> Name in
        part == "G_1" ? Name("G", subscripts: [Name("1")]) : Name(Symbol(String(part)))
      }
      return Name("W", superscripts: parts)
    }
    let expected = """
      for b, t, j: h.grad[b,t,j] += 1
      G_2.grad[b,t,j] = h.grad[b,t,j] (R[b,t,j] - h[b,t-1,j])
      R.grad[b,t,j] = h.grad[b,t,j] G_2[b,t,j]
      for b, t, j: h.grad[b,t-1,j] += h.grad[b,t,j] (1 - G_2[b,t,j])
      R~.grad[b,t,j] = R.grad[b,t,j] (1 - R[b,t,j]^2)
      h'.grad[b,t,i] = R~.grad[b,t,J] W^{h,R}[J,i]
      for j, i, b, t: W^{h,R}.grad[j,i] += R~.grad[b,t,j] h'[b,t,i]
      G~_2.grad[b,t,j] = G_2.grad[b,t,j] G_2[b,t,j] (1 - G_2[b,t,j])
      for b, t, i: h.grad[b,t-1,i] += G~_2.grad[b,t,J] W^{h,G_2}[J,i]
      G_1.grad[b,t,j] = h'.grad[b,t,j] h[b,t-1,j]
      for b, t, j: h.grad[b,t-1,j] += h'.grad[b,t,j] G_1[b,t,j]
      G~_1.grad[b,t,j] = G_1.grad[b,t,j] G_1[b,t,j] (1 - G_1[b,t,j])
      for j, i, b, t: W^{h,G_1}.grad[j,i] += G~_1.grad[b,t,j] h[b,t-1,i]
      for b, t, i: h.grad[b,t-1,i] += G~_1.grad[b,t,J] W^{h,G_1}[J,i]

      """
    let found = try backward(text, for: wanted)
    #expect(found == expected)
  }

  static let residualFilters = """
    for b, x, y, j, Δx, Δy, j':
      R_{ℓ+1}[b,x,y,j] += W_{ℓ+1}[Δx,Δy,j',j] L_ℓ[b,x+Δx,y+Δy,j']
    for b, x, y, j:
      R_{ℓ+1}[b,x,y,j] -= B_{ℓ+1}[j]
      L_{ℓ+1}[b,x,y,j] = L_ℓ[b,x,y,j] + R_{ℓ+1}[b,x,y,j]
    """

  @Test func residualFiltersGiveTheHandWrittenPassOfTheCourse() throws {
    let byHand = """
      for b, x, y, j:
        R_{ℓ+1}.grad[b,x,y,j] = L_{ℓ+1}.grad[b,x,y,j]
        L_ℓ.grad[b,x,y,j] += L_{ℓ+1}.grad[b,x,y,j]
      for b, x, y, j, Δx, Δy, j':
        L_ℓ.grad[b,x+Δx,y+Δy,j'] += R_{ℓ+1}.grad[b,x,y,j] W_{ℓ+1}[Δx,Δy,j',j]
      """
    let forward = try #require(Program.read(ProgramText(Self.residualFilters)).program)
    let written = try #require(Program.read(ProgramText(byHand)).program)
    let output = try #require(forward.tensor(named: Name("L")))
    let input = try #require(forward.tensors.firstIndex { $0.initialSlice != nil })
    let derived = try forward.gradient(of: [output], for: [TensorID(input)], seed: .given)
    #expect(derived.plainText(withHeader: false) == written.plainText(withHeader: false))
    #expect(derived.statements.count == written.statements.count)
    #expect(derived.tensors.contains { $0.initialSlice != nil && $0.name.isGradient })
  }

  @Test func softmaxAndLogarithmAreOneStep() throws {
    let text = """
      z[b,w] = A[w,I] h[b,I] - a[w]
      p[b,w] = softmax_w(z[b,w])
      Loss = 1/B sum_b -ln(p[b,y[b]])
      """
    let expected = """
      z.grad[b,w] = (1/B) (p[b,w] - equal(w, y[b]))
      h.grad[b,i] = z.grad[b,W] A[W,i]
      for w, i, b: A.grad[w,i] += z.grad[b,w] h[b,i]
      for w, b: a.grad[w] -= z.grad[b,w]

      """
    let found = try backward(text)
    #expect(found == expected)
  }

  @Test func softTargetsAreOneStepToo() throws {
    let text = """
      p[b,w] = softmax_w(z[b,w])
      Loss = -sum_{b,w} y[b,w] ln(p[b,w])
      """
    let expected = "z.grad[b,w] = (sum_{w'} y[b,w']) p[b,w] - y[b,w]\n"
    let found = try backward(text, for: [Name("z")])
    #expect(found == expected)
  }

  @Test func softmaxAloneHasItsRule() throws {
    let text = """
      p[b,w] = softmax_w(z[b,w])
      y[b,i] = sum_w p[b,w] v[w,i]
      L = sum_{b,i} y[b,i] c[b,i]
      """
    let expected = """
      y.grad[b,i] = c[b,i]
      p.grad[b,w] = sum_{i} y.grad[b,i] v[w,i]
      z.grad[b,w] = (p.grad[b,w] - sum_{w'} p.grad[b,w'] p[b,w']) p[b,w]

      """
    let found = try backward(text, for: [Name("z")])
    #expect(found == expected)
  }

  @Test func lossHeadsReachEveryLayer() throws {
    let text = """
      h_0[i] = x[i]
      h_{ℓ+1}[i] = sigmoid(W_{ℓ+1}[i,I] h_ℓ[I] - B_{ℓ+1}[i])
      y^_{ℓ+1} = V_{ℓ+1}[I] h_{ℓ+1}[I] - C_{ℓ+1}
      Loss = sum_{ℓ=1}^{L} (y - y^_ℓ)^2
      """
    let expected = """
      y^_ℓ.grad = 2 (y^_ℓ - y)
      V_{ℓ+1}.grad[i] = y^_{ℓ+1}.grad h_{ℓ+1}[i]
      for ℓ, i: h_{ℓ+1}.grad[i] += y^_{ℓ+1}.grad V_{ℓ+1}[i]
      h~_{ℓ+1}.grad[i] = h_{ℓ+1}.grad[i] h_{ℓ+1}[i] (1 - h_{ℓ+1}[i])
      W_{ℓ+1}.grad[i,i'] = h~_{ℓ+1}.grad[i] h_ℓ[i']
      for ℓ, i': h_ℓ.grad[i'] += h~_{ℓ+1}.grad[I] W_{ℓ+1}[I,i']

      """
    let found = try backward(text, for: [Name("W"), Name("V")])
    #expect(found == expected)
  }

  @Test func averagesOverTheBatchForParametersOnly() throws {
    let text = """
      %| average-over: b
      y[b,j] = sum_i W[j,i] x[b,i]
      """
    let expected = """
      x.grad[b,i] = sum_{j} W[j,i]
      for j, i, b: W.grad[j,i] += (1/B) x[b,i]

      """
    let found = try backward(text)
    #expect(found == expected)
  }

  @Test func lookedUpRowsAreAddedTo() throws {
    let text = """
      h[t,j] = tanh(e[w[t],j] - a[j])
      L = sum_{t,j} h[t,j]
      """
    let expected = """
      h.grad[t,j] = 1
      h~.grad[t,j] = h.grad[t,j] (1 - h[t,j]^2)
      a.grad[j] = -sum_{t} h~.grad[t,j]
      for t, j: e.grad[w[t],j] += h~.grad[t,j]

      """
    let found = try backward(text)
    #expect(found == expected)
  }

  @Test func nestedFunctionsAreComputedAnewOnce() throws {
    let text = "y[i] = sigmoid(sum_j V[i,j] tanh(sum_k W[j,k] x[k]))"
    let expected = """
      y~.grad[i] = y[i] (1 - y[i])
      y'[j] = tanh(sum_{k} W[j,k] x[k])
      y~'.grad[j] = (sum_{i} y~.grad[i] V[i,j]) (1 - y'[j]^2)
      V.grad[i,j] = y~.grad[i] y'[j]
      W.grad[j,k] = y~'.grad[j] x[k]
      x.grad[k] = sum_{j} y~'.grad[j] W[j,k]

      """
    let found = try backward(text)
    #expect(found == expected)
  }
}
