// Statements of every form: the engine agrees with the interpreter, whatever way it takes.

import CourseNotation
import TensorCore
import Testing

@Suite struct EngineFormTests {
  static let forms = [
    // Products: plain, transposed on either side, batched, of more than two factors.
    "c[i,k] = a[i,J] d[J,k]",
    "c[i,k] = a[i,J] d[k,J]",
    "c[i,k] = a[J,i] d[J,k]",
    "c[i,k] = a[J,i] d[k,J]",
    "c[b,i,k] = a[b,i,J] d[b,J,k]",
    "c[b,i,k] = a[i,J] d[b,k,J]",
    "c[i] = a[i,J] d[J]",
    "c[i] = a[J,i] d[J]",
    "c = a[J] d[J]",
    "c[i,k] = a[i] d[k]",
    "c[i,k] = sum_{j} a[i,j] d[j,k] g[j]",
    "c[i,k] = sum_{j} a[i,j] d[j,k] g[i]",
    "c[i,k] = sum_{j,l} a[i,j] d[j,l] g[l,k]",
    "c[i,k] = sum_{j} 2 (a[i,j] + 1) d[j,k] / 3",
    "c[i,k] = -sum_{j} a[i,j] d[j,k] + g[i] - sum_{l} p[i,l] q[k,l]",
    "c[i,k] = sum_{j} (a[i,j] d[j,k] - p[i,j] q[k,j])",
    "c[i] = sum_{j,k} a[i,j] d[j] g[k]",
    "c[b,j] = sum_{t} a[b,t,j] d[b,t,j]",
    // Accumulation.
    "c[i,k] += a[i,j] d[j,k]\nc[i,k] -= g[k]\nc[i,k] += p[i,l] q[l,k]",
    "c[i] -= a[i,j]",
    "c[i,k] = g[k]\nc[i,k] += a[i,j] d[j,k]",
    // Convolutions, their transposes, strides.
    "c[x,j] = sum_{Δx,k} a[Δx,k,j] d[x+Δx,k]",
    "c[b,j,x,y] = sum_{Δx,Δy,k} a[j,k,Δx,Δy] d[b,k,x+Δx,y+Δy]",
    "c[b,x+Δx,y+Δy,k] += a[Δx,Δy,k,j] d[b,x,y,j]",
    "c[x,j] = sum_{Δx,k} a[Δx,k,j] d[2x+Δx,k]",
    "%| padding: circular\nc[b,x,y,j] = sum_{Δx,Δy,k} a[Δx,Δy,k,j] d[b,x+Δx,y+Δy,k]",
    "%| padding: circular\nc[b,x+Δx,k] += a[Δx,k,j] d[b,x,j]",
    "%| padding: circular\nc[b,j,x,y] = sum_{Δx,Δy,k} a[j,k,Δx,Δy] d[b,k,x+Δx,y+Δy]",
    "%| padding: circular\nc[x,j] = sum_{Δx,k} a[Δx,k,j] d[2x+Δx-3,k]",
    """
    %| padding: circular
    h_{ℓ+1}[b,x,j] = tanh(sum_{Δx} w_{ℓ+1}[Δx,J,j] h_ℓ[b,x+Δx,J])
    g[Δx,i,j] = sum_{b,x} h_0[b,x+Δx,i] h_L[b,x,j]
    """,
    "%| padding: circular\nh[t,b,j] = sum_{Δj} a[Δj,j] h[t-1,b,j+Δj]",
    "%| padding: valid\nc[b,x,j] = sum_{Δx,k} a[Δx,k,j] d[b,x+Δx,k]",
    // Elementwise.
    "c[i,j] = tanh(a[i,j]) + sigmoid(u[j,i]) exp(d[i]) - ReLU(g[j]) / 2",
    "c[i] = max(a[i], d[i]) - ln(1 + a[i]^2) + abs(d[i]) sqrt(1 + d[i]^2) + erf(a[i])",
    "c[i] = (a[i] + 2)^3 / (d[i] + 2)^(1/2) + sin(a[i]) - cos(d[i])",
    "c[t] = a[t] / t",
    "c[i] = a[i]\nd[i] = 2 c[i]\ng[i] = d[i] - c[i]\nd[i] += c[i]",
    // Reductions.
    "c[i] = max_{j} a[i,j]",
    "c[j] = sum_{i} exp(a[i,j])",
    "p[b,w] = softmax_w(a[b,w])",
    "p[w,b] = softmax_w(a[w,b] d[b])",
    "p[b,i,j] = softmax_j(q[b,i,K] k[b,j,K])\no[b,i,l] = p[b,i,J] v[b,J,l]",
    "Loss = sum_{b} ln(sum_{w} exp(a[b,w])) d[b]",
    // Lookups.
    "c[t,i] = e[w[t],i]",
    "c[t,j] = a[j,I] e[w[t],I]",
    "Loss = sum_{t} a[t,w[t]]",
    "c[w[t],i] += a[t,i]",
    // Recurrences.
    "h[b,t,j] = tanh(a[j,I] h[b,t-1,I] + d[j,K] x[b,t,K])",
    "h[b,t,j] = tanh(a[j,I] h[b,t+1,I] + d[j,K] x[b,t,K])\ny[b,t,k] = g[k,J] h[b,t,J]",
    "h[t] = h[t-1] + h[t-2] a[t]",
    "s_{ℓ+1}[i] = s_ℓ[i] + r_{ℓ+1}[i]\nr_{ℓ+1}[i] = a_{ℓ+1}[i,J] s_ℓ[J]\nz_ℓ = d[I] s_ℓ[I]",
  ]

  @Test(arguments: forms)
  func agreesWithTheInterpreter(_ text: String) throws {
    let program = try #require(Program.read(ProgramText(text)).program, "\(text) is no program")
    for (seed, sizes) in [SizeChoice.small, .odd, .wide].enumerated() {
      let trial = EngineTrial(program, seed: UInt64(seed), choice: sizes)
      let expected = try trial.interpreted()
      for workers in [Workers.one, Self.two] {
        let plan = try Plan([.init(program, trial.sizes)], on: workers)
        try trial.setInputs(of: plan)
        for _ in 0..<2 {
          plan.run()
          try trial.expectAgreement(plan, expected, text)
        }
      }
    }
  }

  @Test func wrapsAroundTheEdgeInProducts() throws {
    let text = """
      %| padding: circular
      %| sizes: {B: 2, X: 4, Y: 4, K: 8, J: 8, ΔX: 3, ΔY: 3}
      c[b,x,y,j] = sum_{Δx,Δy,k} a[Δx,Δy,k,j] d[b,x+Δx,y+Δy,k]
      """
    let program = try #require(Program.read(ProgramText(text)).program)
    let plan = try Plan([.init(program, EngineTrial(program).sizes)])
    #expect(plan.outline.contains("product"), "\(plan.outline)")
  }

  @Test func givesTheSameBitsOnTwoThreads() throws {
    let text = """
      %| sizes: {I: 131, J: 300, K: 129}
      c[i,k] = tanh(a[i,J] d[J,k])
      p[i,k] = softmax_k(c[i,k])
      """
    let program = try #require(Program.read(ProgramText(text)).program)
    let trial = EngineTrial(program)
    var results: [[Float]] = []
    for workers in [Workers.one, Self.two] {
      let plan = try Plan([.init(program, trial.sizes)], on: workers)
      try trial.setInputs(of: plan)
      plan.run()
      for tensor in program.tensors(.output) {
        results.append(plan.elements(of: try #require(plan.tensor(named: program[tensor].name))))
      }
    }
    #expect(results.count % 2 == 0)
    #expect(Array(results.prefix(results.count / 2)) == Array(results.suffix(results.count / 2)))
  }

  static let two = Workers(count: 2)
}
