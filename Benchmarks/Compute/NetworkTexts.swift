// The networks of the course that are timed, in its notation, with the sizes of the comparison.

/// A network and what is asked of it.
struct Network {
  var name: String
  var text: String
  /// By the letters of the sizes.
  var sizes: [String: Int]
  /// The letters of the tensors whose gradients are computed.
  var parameters: [String]
}

extension Network {
  private static let sequence = ["B": 16, "T": 64, "I": 64, "J": 64, "K": 64]
  private static let images = ["B": 8, "X": 32, "Y": 32, "ΔX": 3, "ΔY": 3, "J": 16]

  static let all = [
    Network(
      name: "residual filters",
      text: residualFilters,
      sizes: images.merging(["L": 50]) { $1 },
      parameters: ["W", "a"]
    ),
    Network(
      name: "MLP with loss heads",
      text: perceptron,
      sizes: ["L": 50, "I": 64, "B": 64],
      parameters: ["W", "B", "w", "c"]
    ),
    Network(name: "GRU", text: gatedUnit, sizes: sequence, parameters: ["W", "B"]),
    Network(name: "GRU beside nn.GRU", text: gatedUnit, sizes: sequence, parameters: ["W", "B"]),
    Network(
      name: "UGRNN",
      text: updateGate(input: "K") + "Loss = sum_{b,t,j} h[b,t,j]\n",
      sizes: sequence,
      parameters: ["W", "B"]
    ),
    Network(
      name: "UGRNN language model",
      text: languageModel,
      sizes: sequence.merging(["W": 1000]) { $1 },
      parameters: ["W", "B", "e"]
    ),
    Network(
      name: "update-gate CNN",
      text: gatedFilters,
      sizes: images.merging(["L": 4]) { $1 },
      parameters: ["W", "B"]
    ),
  ]

  private static let gatedUnit = #"""
    G_1[b,t,j] = sigmoid(W^{h,G_1}[j,I] h[b,t-1,I] + W^{x,G_1}[j,K] x[b,t,K] - B^{G_1}[j])
    h'[b,t,j] = G_1[b,t,j] h[b,t-1,j]
    G_2[b,t,j] = sigmoid(W^{h,G_2}[j,I] h[b,t-1,I] + W^{x,G_2}[j,K] x[b,t,K] - B^{G_2}[j])
    R[b,t,j] = tanh(W^{h,R}[j,I] h'[b,t,I] + W^{x,R}[j,K] x[b,t,K] - B^{R}[j])
    h[b,t,j] = (1 - G_2[b,t,j]) h[b,t-1,j] + G_2[b,t,j] R[b,t,j]
    Loss = sum_{b,t,j} h[b,t,j]
    """#

  /// The update gate over an axis of inputs.
  private static func updateGate(input k: String) -> String {
    """
    R[b,t,j] = tanh(W^{h,R}[j,I] h[b,t-1,I] + W^{x,R}[j,\(k)] x[b,t,\(k)] - B^{R}[j])
    G[b,t,j] = sigmoid(W^{h,G}[j,I] h[b,t-1,I] + W^{x,G}[j,\(k)] x[b,t,\(k)] - B^{G}[j])
    h[b,t,j] = G[b,t,j] h[b,t-1,j] + (1 - G[b,t,j]) R[b,t,j]

    """
  }

  private static let languageModel =
    "x[b,t,i] = e[v[b,t],i]\n" + updateGate(input: "I") + #"""
      p[b,t,w] = softmax_w(e[w,I] h[b,t-1,I])
      Loss = sum_{b,t} (-ln(p[b,t,v[b,t]]))
      """#

  private static let residualFilters = #"""
    for b, x, y, j, Δx, Δy, j': R_{ℓ+1}[b,x,y,j] += W_{ℓ+1}[Δx,Δy,j',j] S_ℓ[b,x+Δx,y+Δy,j']
    for ℓ, b, x, y, j: R_{ℓ+1}[b,x,y,j] -= a_{ℓ+1}[j]
    S_{ℓ+1}[b,x,y,j] = S_ℓ[b,x,y,j] + R_{ℓ+1}[b,x,y,j]
    Loss = sum_{b,x,y,j} S_L[b,x,y,j]
    """#

  private static let gatedFilters = #"""
    R_{ℓ+1}[b,x,y,j] = tanh(W^{R}_{ℓ+1}[ΔX,ΔY,J',j] S_ℓ[b,x+ΔX,y+ΔY,J'] - B^{R}_{ℓ+1}[j])
    G_{ℓ+1}[b,x,y,j] = sigmoid(W^{G}_{ℓ+1}[ΔX,ΔY,J',j] S_ℓ[b,x+ΔX,y+ΔY,J'] - B^{G}_{ℓ+1}[j])
    S_{ℓ+1}[b,x,y,j] = G_{ℓ+1}[b,x,y,j] S_ℓ[b,x,y,j] + (1 - G_{ℓ+1}[b,x,y,j]) R_{ℓ+1}[b,x,y,j]
    Loss = sum_{b,x,y,j} S_L[b,x,y,j]
    """#

  private static let perceptron = #"""
    h_0[b,i] = x[b,i]
    h_{ℓ+1}[b,i] = sigmoid(W_{ℓ+1}[i,I] h_ℓ[b,I] - B_{ℓ+1}[i])
    y^_{ℓ+1}[b] = w_{ℓ+1}[I] h_{ℓ+1}[b,I] - c_{ℓ+1}
    Loss = sum_{ℓ=1}^{L} sum_b (y[b] - y^_ℓ[b])^2
    """#
}
