// A program run on inputs that its tensors' names and indices alone determine: two programs that
// compute the same give the same numbers, whoever runs them, wherever.

import DeterministicMath

/// What a program gave for the outputs of an interface: one number each.
package struct Probe: Hashable, Sendable {
  /// For each output a weighted sum of its elements with fixed weights.
  package var values: [Double]

  /// Whether all are numbers that can be compared.
  package var isFinite: Bool { values.allSatisfy { $0.isFinite } }
}

/// Why a program cannot be probed.
package enum ProbeError: Error, Hashable, Sendable {
  case mismatches([Mismatch])
  case notRun(InterpreterError)
}

extension Program {
  /// Runs the program on an interface's inputs.
  ///
  /// - Parameters:
  ///   - interface: What is given, and what is asked for.
  ///   - seed: What the elements of the inputs begin with.
  ///   - limits: How much work the run may be.
  /// - Returns: A number for each output.
  /// - Throws: How the program does not fit the interface, or why it cannot be run.
  package func probe(
    _ interface: ProbeInterface,
    seed: UInt64,
    limits: InterpreterLimits = .init(steps: 2_000_000, elements: 1_000_000)
  ) throws(ProbeError) -> Probe {
    let matching = ProbeMatching(self, interface)
    guard matching.mismatches.isEmpty else { throw .mismatches(matching.mismatches) }
    let sizes = matching.sizes
    var program = self
    program.padding = interface.padding
    do throws(InterpreterError) {
      try checkIntegers(sizes)
      _ = try elementCount(sizes, limit: limits.elements)
      let stream = RandomStream(seed: seed)
      var inputs: [TensorID: TensorValue] = [:]
      for tensor in tensors(.input) {
        inputs[tensor] = probeInput(tensor, sizes, stream, isPositive: interface.isPositive)
      }
      let run = try program.interpreted(sizes: sizes, inputs: inputs, limits: limits)
      let values = zip(interface.outputs, matching.outputs).map { output, tensor in
        Self.weighted(run[tensor], output, stream.split(utf8: output.key).split(-1))
      }
      return Probe(values: values)
    } catch {
      throw .notRun(error)
    }
  }

  /// Elements that the name and the indices determine; those of first slices the indices alone, for
  /// a program may call what it carries along as it likes.
  private func probeInput(
    _ tensor: TensorID,
    _ sizes: SizeValues,
    _ stream: RandomStream,
    isPositive: Bool
  ) -> TensorValue {
    let slice = self[tensor].initialSlice
    let key = slice == nil ? self[tensor].name.looseKey : []
    let stream = stream.split(utf8: key)
    var value = zeros(tensor, sizes)
    for offset in value.elements.indices {
      var indices = value.indices(at: offset)
      if let slice, indices.count == self[slice.of].dimensions.count {
        indices.remove(at: slice.dimension)
      }
      var element = stream
      for index in indices { element = element.split(index) }
      if case .position(let axis) = self[tensor].kind {
        let integers = self[axis].range.integers(sizes)
        value.elements[offset] = integers.isEmpty ? 0 : Double(element.integer(in: integers))
      } else {
        value.elements[offset] =
          isPositive ? 0.5 + element.uniform() : element.normal(mean: 0, deviation: 0.7)
      }
    }
    return value
  }

  /// The sum of an output's elements, each times a weight of its own.
  private static func weighted(
    _ value: TensorValue,
    _ output: ProbedTensor,
    _ stream: RandomStream
  ) -> Double {
    let domain = TensorValue(
      lowerBounds: output.dimensions.map { $0.lower },
      shape: output.dimensions.map { $0.count }
    )
    var sum = 0.0
    for offset in domain.elements.indices {
      let indices = domain.indices(at: offset)
      var weight = stream
      for index in indices { weight = weight.split(index) }
      sum += (0.5 + weight.uniform()) * (value.element(at: indices) ?? 0)
    }
    return sum
  }
}

/// The tensors of a program that an interface names, and the sizes that follow from it.
private struct ProbeMatching {
  private(set) var sizes: SizeValues
  private(set) var outputs: [TensorID] = []
  private(set) var mismatches: [Mismatch] = []
  private let program: Program
  private var matched: [(tensor: TensorID, probed: ProbedTensor)] = []

  init(_ program: Program, _ interface: ProbeInterface) {
    self.program = program
    sizes = SizeValues([])
    for output in interface.outputs {
      if let tensor = find(output), program[tensor].role != .input {
        outputs.append(tensor)
        match(tensor, output)
      } else {
        mismatches.append(.missingOutput(output.name, similar: nil))
      }
    }
    for tensor in program.tensors.indices.map(TensorID.init) {
      let key = program[tensor].name.looseKey
      let isGiven = program[tensor].role == .input
      if let given = interface.inputs.first(where: { $0.key == key }) {
        if isGiven { match(tensor, given) } else { mismatches.append(.definedInput(given.name)) }
      } else if isGiven, program[tensor].initialSlice == nil {
        let name = program[tensor].name.plainText
        mismatches.append(.unknownInput(name, similar: nil))
      }
    }
    guard mismatches.isEmpty else { return }
    findSizes()
    for (tensor, probed) in matched { check(tensor, probed) }
  }

  private func find(_ probed: ProbedTensor) -> TensorID? {
    program.tensors.firstIndex { $0.name.looseKey == probed.key && $0.initialSlice == nil }
      .map(TensorID.init)
  }

  private mutating func match(_ tensor: TensorID, _ probed: ProbedTensor) {
    let (expected, found) = (probed.dimensions.count, program[tensor].dimensions.count)
    if expected == found {
      matched.append((tensor, probed))
    } else {
      mismatches.append(.rank(probed.name, expected: expected, found: found))
    }
  }

  /// The size that most dimensions tell; of several the first.
  private mutating func findSizes() {
    var votes: [(size: SizeID, value: Int, count: Int)] = []
    for (tensor, probed) in matched {
      for (own, given) in zip(program[tensor].dimensions, probed.dimensions) {
        guard let size = own.extent.count.only else { continue }
        let value = given.size ?? given.count - own.extent.count.constant
        if let place = votes.firstIndex(where: { $0.size == size && $0.value == value }) {
          votes[place].count += 1
        } else {
          votes.append((size, value, 1))
        }
      }
    }
    sizes = program.sizeValues { size, given in
      let most = votes.filter { $0.size == size }.max { $0.count < $1.count }
      return most?.value ?? given ?? (program[size].isOdd ? 3 : 2)
    }
  }

  private mutating func check(_ tensor: TensorID, _ probed: ProbedTensor) {
    for (place, own) in program[tensor].dimensions.enumerated() {
      let given = probed.dimensions[place]
      let isRight: Bool
      if let size = own.extent.count.only, let expected = given.size {
        isRight = sizes[size] == expected
      } else {
        isRight = own.extent.count.value(sizes) == given.count
      }
      guard !isRight else { continue }
      let found = program.plainText(of: own.extent.count)
      let name = probed.name
      mismatches.append(.range(name, dimension: place + 1, expected: found, found: found))
      return
    }
  }
}
