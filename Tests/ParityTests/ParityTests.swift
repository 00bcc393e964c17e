import Testing

/// The same bits everywhere: every function, kernel, distribution, estimator, chart and network has the
/// same digest, however it is compiled and wherever it runs.
@Suite struct ParityTests {
  @Test func allTargetsGiveTheSameBits() async throws {
    let configurations = ParityPrograms.configurations
    let results = try await inPairs(configurations) { try await ParityPrograms.lines($0) }
    #expect(results[0].count > 160)
    #expect(results[0].count { $0.hasSuffix(", ten steps") } > 20)
    for (configuration, lines) in zip(configurations, results).dropFirst() {
      for difference in Self.differences(results[0], lines) {
        Issue.record("\(configuration.testDescription): \(difference)")
      }
    }
    // Vectors have the bits of single numbers.
    let vectors = results[0].filter { $0.hasSuffix(" of vectors of Float") }
    let numbers = results[0].filter { $0.hasSuffix(" of Float") && !vectors.contains($0) }
    #expect(vectors.count == 13)
    for line in vectors where !line.contains("relu") {
      #expect(numbers.contains(line.split(separator: " vectors of").joined()), "\(line)")
    }
  }

  @Test func oneNumberThatIsWrongByOneUlpIsFoundAndItsFunctionNamed() async throws {
    let flawed = [
      "exp of Double", "tanh of Float", "sigmoid of vectors of Float", "kernels: product",
      "kernels: convolution",
    ]
    let right = ParityPrograms.configurations[0]
    var wrong = right
    wrong.flawed = flawed
    let lines = try await inPairs([right, wrong]) { try await ParityPrograms.lines($0) }
    let differences = Self.differences(lines[0], lines[1])
    #expect(differences.map(Self.name) == flawed)
  }

  @Test func aDigestThatDiffersIsNamed() {
    let expected = ["1 exp of Float", "2 normals"]
    #expect(Self.differences(expected, expected).isEmpty)
    #expect(Self.differences(expected, ["1 exp of Float", "3 normals"]) == ["3 normals, not 2"])
    #expect(Self.differences(expected, ["1 exp of Float"]) == ["1 digests, not 2"])
  }

  /// What a configuration found otherwise than the first.
  private static func differences(_ expected: [String], _ found: [String]) -> [String] {
    guard expected.count == found.count else {
      return ["\(found.count) digests, not \(expected.count)"]
    }
    return zip(expected, found).filter { $0 != $1 }
      .map { "\($1), not \($0.prefix { $0 != " " })" }
  }

  /// What a difference is in.
  private static func name(_ difference: String) -> String {
    difference.drop { $0 != " " }.dropFirst().split(separator: ", not ").dropLast()
      .joined(separator: ", not ")
  }

  /// Does something for each element, two at a time: compilers fill the machine.
  private func inPairs<Element: Sendable, Value: Sendable>(
    _ elements: [Element],
    _ work: @escaping @Sendable (Element) async throws -> Value
  ) async throws -> [Value] {
    try await withThrowingTaskGroup(of: (Int, Value).self) { group in
      var values = [Value?](repeating: nil, count: elements.count)
      for index in elements.indices {
        if index >= 2, let (done, value) = try await group.next() { values[done] = value }
        group.addTask { (index, try await work(elements[index])) }
      }
      for try await (done, value) in group { values[done] = value }
      return values.compactMap { $0 }
    }
  }
}
