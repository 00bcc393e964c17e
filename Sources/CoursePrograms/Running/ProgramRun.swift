package import CourseNotation
import DeterministicMath
import FileStorage

/// Who runs a program.
package enum ProgramEngine: String, Sendable, Hashable, CaseIterable {
  /// Single precision, planned: for real sizes.
  case compiled
  /// Double precision, by the definition of the notation.
  case reference
}

/// Why a program could not be run.
package enum ProgramRunError: Error, Sendable, Hashable {
  case interpreter(InterpreterError)
  /// The tensors are too large for a plan.
  case tooLarge(elements: Int)
}

/// What a program computes from random inputs: for each output a digest and its moments.
package struct ProgramRun: Sendable, Hashable {
  /// What is told of an output.
  package struct Output: Sendable, Hashable {
    package var name: String
    package var shape: [Int]
    /// Of the elements in row-major order, each as the bytes of its bits, lowest first: four of the
    /// compiled engine, eight of the reference.
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
  package var engine: ProgramEngine
  package var outputs: [Output]
  package var counts: OperationCounts

  /// Runs a program.
  ///
  /// Inputs are normal deviates with mean 0 and deviation 1/2, those that hold positions uniform;
  /// each input has a stream of its own, which depends on the seed and the input's place among the
  /// inputs.
  package init(
    _ program: Program,
    sizes: SizeValues,
    seed: UInt64,
    engine: ProgramEngine = .compiled
  ) throws(ProgramRunError) {
    sizeNames = program.sizes.map { $0.names[0].plainText }
    sizeValues = sizes.values
    self.seed = seed
    self.engine = engine
    let inputs: [TensorID: TensorValue]
    do throws(InterpreterError) {
      inputs = try program.randomInputs(sizes, seed: seed)
    } catch {
      throw .interpreter(error)
    }
    (outputs, counts) =
      switch engine {
      case .compiled: try Self.planned(program, sizes, inputs)
      case .reference: try Self.interpreted(program, sizes, inputs)
      }
  }

  private static func interpreted(
    _ program: Program,
    _ sizes: SizeValues,
    _ inputs: [TensorID: TensorValue]
  ) throws(ProgramRunError) -> ([Output], OperationCounts) {
    do throws(InterpreterError) {
      let result = try program.interpreted(sizes: sizes, inputs: inputs)
      let outputs = program.tensors(.output).map { tensor in
        let elements = result[tensor].elements
        let bytes = elements.flatMap { $0.bitPattern.lowestFirst }
        return Output(program[tensor].name.plainText, result[tensor].shape, elements, bytes)
      }
      return (outputs, result.counts)
    } catch {
      throw .interpreter(error)
    }
  }

  private static func planned(
    _ program: Program,
    _ sizes: SizeValues,
    _ inputs: [TensorID: TensorValue]
  ) throws(ProgramRunError) -> ([Output], OperationCounts) {
    do throws(PlanError) {
      let plan = try Plan([Plan.Part(program, sizes)])
      for (tensor, value) in inputs {
        guard let planned = plan.tensor(named: program[tensor].name) else { continue }
        plan.set(planned, value.elements.map { Float($0) })
      }
      plan.run()
      let outputs = program.tensors(.output).compactMap { tensor -> Output? in
        guard let planned = plan.tensor(named: program[tensor].name) else { return nil }
        let elements = plan.elements(of: planned)
        let bytes = elements.flatMap { $0.bitPattern.lowestFirst }
        let name = program[tensor].name.plainText
        return Output(name, plan.shape(of: planned), elements.map { Double($0) }, bytes)
      }
      return (outputs, plan.counts)
    } catch {
      switch error {
      case .tooLarge(let elements): throw .tooLarge(elements: elements)
      }
    }
  }
}

extension FixedWidthInteger {
  /// The bytes, lowest first.
  fileprivate var lowestFirst: [UInt8] { withUnsafeBytes(of: littleEndian) { Array($0) } }
}

extension ProgramRun.Output {
  init(_ name: String, _ shape: [Int], _ elements: [Double], _ bytes: [UInt8]) {
    self.name = name
    self.shape = shape
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
