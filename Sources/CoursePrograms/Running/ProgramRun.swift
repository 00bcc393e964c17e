package import CourseNotation
import DeterministicMath
import FileStorage

/// What a program computes from random inputs: for each output a digest and its moments.
package struct ProgramRun: Sendable, Hashable {
  /// What is told of an output.
  package struct Output: Sendable, Hashable {
    package var name: String
    package var shape: [Int]
    /// Of the elements in row-major order, each as the eight bytes of a Double, lowest first.
    package var digest: String
    package var mean: Double
    /// The square root of the mean squared distance from the mean.
    package var deviation: Double
    package var minimum: Double
    package var maximum: Double
  }

  /// The value of each size, by its preferred letter.
  package var sizes: [(name: String, value: Int)] { zip(sizeNames, sizeValues).map { ($0, $1) } }
  private var sizeNames: [String]
  private var sizeValues: [Int]
  package var seed: UInt64
  package var outputs: [Output]
  package var counts: OperationCounts

  /// Runs a program by its definition.
  ///
  /// Inputs are normal deviates with mean 0 and deviation 1/2, those that hold positions uniform;
  /// each input has a stream of its own, which depends on the seed and the input's place among the
  /// inputs.
  package init(
    _ program: Program,
    sizes: SizeValues,
    seed: UInt64
  ) throws(InterpreterError) {
    let inputs = try program.randomInputs(sizes, seed: seed)
    let result = try program.interpreted(sizes: sizes, inputs: inputs)
    sizeNames = program.sizes.map { $0.names[0].plainText }
    sizeValues = sizes.values
    self.seed = seed
    outputs = program.tensors(.output).map { tensor in
      Output(program[tensor].name.plainText, result[tensor].shape, result[tensor].elements)
    }
    counts = result.counts
  }
}

extension ProgramRun.Output {
  init(_ name: String, _ shape: [Int], _ elements: [Double]) {
    self.name = name
    self.shape = shape
    var bytes: [UInt8] = []
    bytes.reserveCapacity(8 * elements.count)
    for element in elements {
      withUnsafeBytes(of: element.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
    }
    digest = ContentDigest(bytes).description
    let count = Double(max(elements.count, 1))
    let mean = elements.reduce(0, +) / count
    let squares = elements.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    self.mean = mean
    deviation = (squares / count).squareRoot()
    minimum = elements.min() ?? 0
    maximum = elements.max() ?? 0
  }
}

extension Program {
  /// Random elements for all inputs.
  fileprivate func randomInputs(
    _ sizes: SizeValues,
    seed: UInt64
  ) throws(InterpreterError) -> [TensorID: TensorValue] {
    let limit = InterpreterLimits().elements
    var inputs: [TensorID: TensorValue] = [:]
    for (place, tensor) in tensors(.input).enumerated() {
      // Before memory is taken; the interpreter looks at all tensors together.
      let count = shape(of: tensor, sizes).reduce(1.0) { $0 * Double($1) }
      guard count <= Double(limit) else { throw .elementLimit(limit) }
      var stream = RandomStream(seed: seed).split(place)
      var value = zeros(tensor, sizes)
      if case .position(let axis) = self[tensor].kind {
        let range = self[axis].range.integers(sizes)
        guard !range.isEmpty else { continue }
        for offset in value.elements.indices {
          value.elements[offset] = Double(stream.integer(in: range))
        }
      } else {
        for offset in value.elements.indices {
          value.elements[offset] = stream.normal(mean: 0, deviation: 0.5)
        }
      }
      inputs[tensor] = value
    }
    return inputs
  }
}
