// Networks for the tests of what is done with programs, and random elements for them.

import CourseNotation
import DeterministicMath
import TestSupport
import Testing

/// A network of the fixtures as it was read.
struct Network: Sendable, CustomTestStringConvertible {
  let name: String
  let text: String

  var testDescription: String { name }

  static let all = Fixture.all(in: "networks", file: String(#filePath).outOfFolder).map {
    Network(name: $0.name, text: (try? $0.text("program.txt")) ?? "")
  }

  static func named(_ name: String) -> Network {
    all.first { $0.name == name } ?? Network(name: name, text: "")
  }

  var program: Program {
    get throws { try read(text) }
  }
}

/// Reads a program that has no error.
func read(_ text: String, at location: SourceLocation = #_sourceLocation) throws -> Program {
  let (program, diagnostics) = Program.read(ProgramText(text))
  let errors = diagnostics.filter { $0.severity == .error }
  #expect(errors.isEmpty, "\(errors.map(\.message))\n\(text)", sourceLocation: location)
  return try #require(program, sourceLocation: location)
}

extension Program {
  /// Values for the free sizes, in order and from the beginning again; odd where they must be.
  func sizes(_ choices: [Int]) -> SizeValues {
    var next = 0
    return sizeValues { size, _ in
      next += 1
      let choice = choices[(next - 1) % choices.count]
      return self[size].isOdd ? choice | 1 : choice
    }
  }

  /// The tensor with a name in plain text.
  func tensor(_ name: String) throws -> TensorID {
    try #require(tensors.firstIndex { $0.name.plainText == name }.map(TensorID.init))
  }

  /// Random elements for all inputs; positions where positions are wanted.
  func randomInputs(_ sizes: SizeValues, seed: UInt64 = 1) -> [TensorID: TensorValue] {
    var inputs: [TensorID: TensorValue] = [:]
    for tensor in tensors(.input) {
      var stream = RandomStream(seed: seed).split(tensor.position)
      var value = zeros(tensor, sizes)
      for place in value.elements.indices {
        if case .position(let axis) = self[tensor].kind {
          value.elements[place] = Double(stream.integer(in: self[axis].range.integers(sizes)))
        } else {
          value.elements[place] = stream.normal(mean: 0, deviation: 0.5)
        }
      }
      inputs[tensor] = value
    }
    return inputs
  }
}
