// The gated recurrent unit of the course, written by hand on plain arrays.

import CourseNotation
import DeterministicMath
import Testing

/// Weights of a gated recurrent unit, and its equations as loops.
struct PlainUnit {
  private let recurrent: [[Double]]
  private let input: [[Double]]
  private let bias: [[Double]]
  private let x: [Double]
  private let initial: [Double]

  /// Takes the elements of the inputs of the network `gru`.
  init(_ program: Program, _ inputs: [TensorID: TensorValue]) throws {
    func elements(_ name: String) throws -> [Double] {
      try #require(inputs[program.tensor(name)]).elements
    }
    let labels = ["G_1", "G_2", "U"]
    recurrent = try labels.map { try elements("A^{h,\($0)}") }
    input = try labels.map { try elements("A^{x,\($0)}") }
    bias = try labels.map { try elements("a^{\($0)}") }
    x = try elements("x")
    initial = try elements("h_0")
  }

  /// h at each time, for each example.
  func states(batch: Int, time: Int, width: Int, inputs: Int) -> [[[Double]]] {
    var states = [(0..<batch).map { b in Array(initial[b * width..<(b + 1) * width]) }]
    for t in 0..<time {
      var next: [[Double]] = []
      for b in 0..<batch {
        let start = (b * time + t) * inputs
        next.append(step(states[t][b], Array(x[start..<start + inputs])))
      }
      states.append(next)
    }
    return states
  }

  private func step(_ h: [Double], _ x: [Double]) -> [Double] {
    let keep = linear(0, h, x).map { sigmoid($0) }
    let take = linear(1, h, x).map { sigmoid($0) }
    let kept = zip(keep, h).map { $0 * $1 }
    let update = linear(2, kept, x).map { tanh($0) }
    return h.indices.map { (1 - take[$0]) * h[$0] + take[$0] * update[$0] }
  }

  private func linear(_ gate: Int, _ h: [Double], _ x: [Double]) -> [Double] {
    h.indices.map { j in
      var sum = -bias[gate][j]
      for i in h.indices { sum += recurrent[gate][j * h.count + i] * h[i] }
      for k in x.indices { sum += input[gate][j * x.count + k] * x[k] }
      return sum
    }
  }
}
