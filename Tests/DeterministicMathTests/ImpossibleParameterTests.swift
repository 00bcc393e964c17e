// What stops a program that asks for what there cannot be, and what it says.

import DeterministicMath
import Testing

struct ImpossibleParameterTests {
  /// A mistake, and the sentence that a debug build stops with.
  struct Mistake: Sendable {
    let sentence: String
    let make: @Sendable () -> Void
  }

  static let mistakes = [
    Mistake(sentence: "-1 digits after the point") { _ = 1.5.text(digitsAfterPoint: -1) },
    Mistake(sentence: "0 significant digits") { _ = 1.5.text(significantDigits: 0) },
    Mistake(sentence: "no numbers to draw in 2.0..<2.0") { draw { $0.uniform(in: 2..<2) } },
    Mistake(sentence: "no integers in 0..<0 to draw") { draw { $0.integer(below: 0) } },
    Mistake(sentence: "1 to 4294967295 choices are possible, not 0") {
      draw { $0.integer(in: 3..<3) }
    },
    Mistake(sentence: "the sum of the weights is 0.0") { draw { $0.choice(weights: [0, 0]) } },
    Mistake(sentence: "the sum of the weights is inf") {
      draw { $0.choice(weights: [1, .infinity]) }
    },
    Mistake(sentence: "-4 deviates") { draw { $0.normals(-4) } },
    Mistake(sentence: "-5 deviates") { draw { $0.uniforms(-5) } },
    Mistake(sentence: "0.0 degrees of freedom") { _ = studentQuantile(0.9, degreesOfFreedom: 0) },
    Mistake(sentence: "-2.0 degrees of freedom") {
      _ = chiSquareProbability(atMost: 1, degreesOfFreedom: -2)
    },
    Mistake(sentence: "an inner product of 2 and 3 numbers") {
      _ = dot([1, 2] as [Float], [1, 2, 3] as [Float])
    },
  ]

  @Test(arguments: mistakes.indices)
  func programsThatAskForTheImpossibleStop(index: Int) async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      [index] in
      Self.mistakes[index].make()
    }
    #if DEBUG
    let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(text.contains(Self.mistakes[index].sentence))
    #else
    _ = result
    #endif
  }

  private static func draw<Value>(_ body: (inout RandomStream) -> Value) {
    var random = RandomStream(seed: 1)
    _ = body(&random)
  }
}
