// Programs as bytes, and backward passes of which a part is run.

import CourseNotation
import Testing

@Suite struct EncodingTests {
  @Test(arguments: Network.all)
  func aProgramAndItsBackwardPassComeBackFromBytes(_ network: Network) throws {
    let program = try network.program
    // A backward pass that is itself a fixture has no other.
    let backward = try? program.gradient()
    for program in [program] + (backward.map { [$0] } ?? []) {
      let bytes = program.encoded
      #expect(bytes.allSatisfy { $0 < 128 })
      #expect(Program(encoded: bytes) == program)
      #expect(Program(encoded: bytes.dropLast()) == nil)
      #expect(Program(encoded: bytes + [0]) == nil)
    }
  }

  @Test func everythingThatAHeaderCanSayComesBack() throws {
    let texts = [
      "%| id: größe\n%| padding: circular\n%| average-over: b\ny[b,x] = K[ΔX] L[b,x+ΔX] / B",
      "%| sizes: {X: 8, ΔX: 3}\n%| padding: valid\ny[x] = K[ΔX] L[2x+ΔX]^2 + π - x",
      "p[w] = softmax_w(e[w,I] q[I])\ns[t] = p[v[t]]",
      "h_0[i] = x~'[i]\nh_{ℓ+1}[i] = max(W_ℓ[i,J] h_ℓ[J], -0.5)",
    ]
    for text in texts {
      let program = try read(text)
      #expect(Program(encoded: program.encoded) == program, "\(text)")
    }
  }

  @Test func numbersOfAnySizeComeBack() {
    for value in [0, 1, -1, 31, 32, -33, 1 << 30, .max, .min] as [Int] {
      var program = Program()
      program.sizes = [Size(names: [Name("A")], definition: .given(value), isOdd: true)]
      #expect(Program(encoded: program.encoded) == program)
    }
  }

  @Test func aBackwardPassOfEverythingTrainsAsOneOfTheParameters() throws {
    let program = try read(TrainerTests.text)
    let parameters = ["W", "d"].compactMap { program.tensor(named: Name(Symbol($0))) }
    let loss = try #require(program.onlyNumber)
    let sizes = program.sizes([3])
    let options = Trainer.Options(rate: 0.05, momentum: 0.5)
    let own = try Trainer(
      program,
      backward: program.gradient(of: [loss], for: parameters),
      loss: loss,
      parameters: parameters,
      sizes: sizes,
      options: options
    )
    let given = try Trainer(
      program,
      backward: program.gradient(of: [loss]),
      loss: loss,
      parameters: parameters,
      sizes: sizes,
      options: options
    )
    for trainer in [own, given] {
      for tensor in program.tensors(.input) {
        let planned = try #require(trainer.plan.tensor(named: program[tensor].name))
        let count = trainer.plan.count(of: planned)
        trainer.plan.set(planned, (0..<count).map { Float($0 * 7 % 11) / 11 - 0.4 })
      }
    }
    for _ in 0..<5 { #expect(own.step() == given.step()) }
    #expect(given.plan.outline == own.plan.outline)
  }
}
