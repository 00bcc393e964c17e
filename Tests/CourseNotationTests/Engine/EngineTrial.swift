// A program through both engines, with the same random inputs.

import CourseNotation
import DeterministicMath
import Testing

/// How sizes that nobody gives are chosen.
enum SizeChoice {
  case small, odd, wide

  /// Different sizes, so that a transposed index cannot hide.
  var sizes: [Int] {
    switch self {
    case .small: [2, 5, 3, 4, 6, 7, 3, 2]
    case .odd: [7, 3, 9, 5, 2, 4, 3, 1]
    case .wide: [17, 9, 19, 4, 3, 2, 3, 2]
    }
  }
}

/// A program at sizes, and inputs made from a seed.
struct EngineTrial {
  let program: Program
  let sizes: SizeValues
  var inputs: [TensorID: TensorValue]

  init(_ program: Program, seed: UInt64 = 1, choice: SizeChoice = .small) {
    self.program = program
    var next = choice.sizes.makeIterator()
    sizes = program.sizeValues { size, given in
      given ?? (program[size].isOdd ? 3 : next.next() ?? 3)
    }
    var stream = RandomStream(seed: seed)
    var inputs: [TensorID: TensorValue] = [:]
    for tensor in program.tensors(.input) {
      inputs[tensor] = Self.value(program, tensor, sizes, &stream)
    }
    self.inputs = inputs
  }

  init(_ program: Program, _ sizes: SizeValues, _ inputs: [TensorID: TensorValue]) {
    self.program = program
    self.sizes = sizes
    self.inputs = inputs
  }

  private static func value(
    _ program: Program,
    _ tensor: TensorID,
    _ sizes: SizeValues,
    _ stream: inout RandomStream
  ) -> TensorValue {
    var value = program.zeros(tensor, sizes)
    for place in value.elements.indices {
      switch program[tensor].kind {
      case .real: value.elements[place] = Double(Float(stream.uniform() - 0.5))
      case .position(let axis):
        let range = program[axis].range.integers(sizes)
        value.elements[place] = Double(
          range.lowerBound + Int(stream.uniform() * Double(range.count))
        )
      }
    }
    return value
  }

  /// What the interpreter makes of it.
  func interpreted() throws -> Interpretation {
    try program.interpreted(sizes: sizes, inputs: inputs)
  }

  /// Gives a plan the inputs.
  func setInputs(of plan: Plan) throws {
    for (tensor, value) in inputs {
      let planned = try #require(plan.tensor(named: program[tensor].name))
      plan.set(planned, value.elements.map { Float($0) })
    }
  }

  /// Expects every tensor that a plan has kept to be what the interpreter says.
  ///
  /// Errors are relative to the largest element of the tensor, or to `floor` if that is larger:
  /// elements may be sums of terms that cancel.
  func expectAgreement(
    _ plan: Plan,
    _ expected: Interpretation,
    _ label: String,
    floor: Double = 1e-3,
    location: SourceLocation = #_sourceLocation
  ) throws {
    for place in program.tensors.indices where program.tensors[place].role != .input {
      let name = program.tensors[place].name
      let planned = try #require(plan.tensor(named: name), sourceLocation: location)
      guard plan.isKept(planned) else { continue }
      let elements = plan.elements(of: planned)
      let reference = expected.tensors[place].elements
      try #require(elements.count == reference.count, sourceLocation: location)
      let scale = reference.reduce(floor) { $1.isFinite ? max($0, abs($1)) : $0 }
      for (element, value) in zip(elements, reference) {
        let agrees =
          value.isFinite
          ? abs(Double(element) - value) <= 2e-5 * scale
          : !element.isFinite
        if !agrees {
          Issue.record(
            "\(label): \(name.base.text) is \(element), the interpreter says \(value)",
            sourceLocation: location
          )
          break
        }
      }
    }
  }
}
