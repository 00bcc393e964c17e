// What programs mean: every construct against numbers computed by hand or by plain loops.

import CourseNotation
import DeterministicMath
import Testing

@Suite struct InterpreterTests {
  /// Runs a program; inputs are given by name and in row-major order.
  func run(
    _ text: String,
    _ choices: [String: Int],
    _ inputs: [String: [Double]]
  ) throws -> (String) throws -> [Double] {
    let program = try read(text)
    let sizes = program.sizeValues { size, _ in
      program[size].names.lazy.compactMap { choices[$0.plainText] }.first ?? 1
    }
    var values: [TensorID: TensorValue] = [:]
    for tensor in program.tensors(.input) {
      var value = program.zeros(tensor, sizes)
      value.elements = try #require(inputs[program[tensor].name.plainText])
      values[tensor] = value
    }
    let result = try program.interpreted(sizes: sizes, inputs: values)
    return { try result[program.tensor($0)].elements }
  }

  @Test func contractsCapitals() throws {
    let result = try run(
      "y[j] = W[j,I] x[I] - B[j]",
      ["I": 2, "J": 2],
      [
        "W": [1, 2, 3, 4], "x": [10, 1], "B": [0, 1],
      ]
    )
    #expect(try result("y") == [12, 33])
  }

  @Test func readsZeroOutsideOfImages() throws {
    let inputs = ["K": [1.0, 10, 100], "x": [1.0, 2, 3, 4]]
    let text = "y[x] = sum_{Δx} K[Δx] x[x+Δx]"
    let sizes = ["X": 4, "ΔX": 3]
    #expect(try run(text, sizes, inputs)("y") == [210, 321, 432, 43])
    let circular = "%| padding: circular\n" + text
    #expect(try run(circular, sizes, inputs)("y") == [214, 321, 432, 143])
    let valid = "%| padding: valid\n" + text
    #expect(try run(valid, ["X": 2, "ΔX": 3], inputs)("y") == [321, 432])
  }

  @Test func dropsWhatIsAddedOutsideOfImages() throws {
    let text = "for x, Δx: g[x+Δx] += K[Δx] r[x]"
    let inputs = ["K": [1.0, 10, 100], "r": [1.0, 2, 3, 4]]
    let sizes = ["X": 4, "ΔX": 3]
    #expect(try run(text, sizes, inputs)("g") == [12, 123, 234, 340])
    #expect(try run("%| padding: circular\n" + text, sizes, inputs)("g") == [412, 123, 234, 341])
  }

  @Test func looksElementsUp() throws {
    let result = try run(
      "y[t,i] = e[w_t,i]",
      ["W": 3, "I": 2, "T": 2],
      [
        "e": [1, 2, 3, 4, 5, 6], "w": [2, 0],
      ]
    )
    #expect(try result("y") == [5, 6, 1, 2])
  }

  @Test func runsRecurrencesInBothDirections() throws {
    let forward = try run("h_t = 2 h_{t-1} + x_t", ["T": 3], ["h_0": [1], "x": [1, 2, 3]])
    #expect(try forward("h") == [1, 3, 8, 19])
    let program = try read("h_t = 2 h_{t+1} + x_t")
    let initial = try #require(program.tensors(.input).first { program[$0].initialSlice != nil })
    let backward = try run(
      "h_t = 2 h_{t+1} + x_t",
      ["T": 3],
      [program[initial].name.plainText: [1], "x": [1, 2, 3]]
    )
    #expect(try backward("h") == [25, 12, 5, 1])
  }

  @Test func computesSoftmaxOncePerSlice() throws {
    let program = try read("p[b,w] = softmax_w(a[b,w])")
    let sizes = program.sizes([2, 3])
    let inputs = program.randomInputs(sizes)
    let result = try program.interpreted(sizes: sizes, inputs: inputs)
    let p = try result[program.tensor("p")]
    let a = try #require(inputs[program.tensor("a")])
    for b in 0..<2 {
      let powers = (0..<3).map { exp(a[b, $0] ?? .nan) }
      for w in 0..<3 {
        #expect(abs((p[b, w] ?? .nan) - powers[w] / powers.reduce(0, +)) < 1e-15)
      }
    }
    #expect(result.counts.functions == 6)
    #expect(result.counts.additions == 6 && result.counts.multiplications == 6)
  }

  @Test func softmaxOfLargeNumbersIsFinite() throws {
    let result = try run("p[w] = softmax_w(a[w])", ["W": 2], ["a": [1000, 1000]])
    #expect(try result("p") == [0.5, 0.5])
  }

  @Test func reducesByMaximumMinimumAndLogarithmOfSums() throws {
    let inputs = ["a": [0.0, 1, -2]]
    #expect(try run("y = max_i(a[i])", ["I": 3], inputs)("y") == [1])
    #expect(try run("y = min_i(a[i])", ["I": 3], inputs)("y") == [-2])
    let sum = try run("y = ln(sum_i exp(a[i]))", ["I": 3], inputs)("y")[0]
    #expect(abs(sum - log(1 + exp(1) + exp(-2))) < 1e-15)
  }

  @Test func sumsOverLoopsOfAccumulations() throws {
    let result = try run(
      "for j, i: y[j] += W[j,i] x[i]\nfor j: y[j] -= B[j]",
      ["I": 2, "J": 2],
      [
        "W": [1, 2, 3, 4], "x": [10, 1], "B": [0, 1],
      ]
    )
    #expect(try result("y") == [12, 33])
  }

  @Test func agreesWithAGatedRecurrentUnitInPlainLoops() throws {
    let program = try Network.named("gru").program
    let sizes = program.sizes([2, 5, 3, 4])
    let inputs = program.randomInputs(sizes)
    let result = try program.interpreted(sizes: sizes, inputs: inputs)
    let unit = try PlainUnit(program, inputs)
    let expected = unit.states(batch: 2, time: 5, width: 3, inputs: 4)
    let found = try result[program.tensor("h")]
    for b in 0..<2 {
      for t in 0...5 {
        for j in 0..<3 {
          #expect(abs((found[b, t, j] ?? .nan) - expected[t][b][j]) < 1e-14, "\(b) \(t) \(j)")
        }
      }
    }
  }

  // MARK: - Limits

  @Test func stopsHostileProgramsWithTypedErrors() throws {
    let program = try read("y[j] = W[j,I] x[I]")
    let sizes = program.sizes([30])
    let inputs = program.randomInputs(sizes)
    #expect(throws: InterpreterError.stepLimit(100)) {
      try program.interpreted(sizes: sizes, inputs: inputs, limits: .init(steps: 100))
    }
    #expect(throws: InterpreterError.elementLimit(100)) {
      try program.interpreted(sizes: sizes, inputs: inputs, limits: .init(elements: 100))
    }
    let huge = SizeValues([Int](repeating: 1 << 27, count: program.sizes.count))
    #expect(throws: InterpreterError.elementLimit(8_000_000)) {
      try program.interpreted(sizes: huge, inputs: inputs)
    }
    let negative = SizeValues([Int](repeating: -1, count: program.sizes.count))
    #expect(throws: InterpreterError.invalidSize(SizeID(0), -1)) {
      try program.interpreted(sizes: negative, inputs: inputs)
    }
    #expect(throws: InterpreterError.sizeCount(expected: program.sizes.count, found: 0)) {
      try program.interpreted(sizes: SizeValues([]), inputs: inputs)
    }
  }

  @Test func refusesInputsThatDoNotFit() throws {
    let program = try read("y[t] = e[w_t]")
    let sizes = program.sizes([3, 4])
    var inputs = program.randomInputs(sizes)
    let word = try program.tensor("w")
    inputs[word]?.elements[0] = 0.5
    #expect(throws: InterpreterError.notAPosition(word, 0.5)) {
      try program.interpreted(sizes: sizes, inputs: inputs)
    }
    inputs[word] = nil
    #expect(throws: InterpreterError.missingInput(word)) {
      try program.interpreted(sizes: sizes, inputs: inputs)
    }
    inputs[word] = TensorValue(lowerBounds: [0], shape: [1])
    #expect(throws: InterpreterError.self) {
      try program.interpreted(sizes: sizes, inputs: inputs)
    }
  }
}
