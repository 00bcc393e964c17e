import CourseNotation
import DeterministicMath

/// Gives the inputs of a planned program their elements.
struct InputFilling {
  let program: NotationProgram
  let plan: Plan
  let sizes: SizeValues

  private var forward: Program { program.forward }

  /// Fills all inputs.
  ///
  /// Each has random numbers of its own, split from the run's by its name, so that an input that is
  /// added to the program or given by the block changes no other.
  func fill(
    _ given: KeyValuePairs<String, ProgramInput>,
    others: ProgramInput,
    _ stream: RandomStream
  ) {
    let inputs = given.map { (input($0.key), $0.value) }
    for tensor in forward.tensors(.input) {
      let source = inputs.first { $0.0 == tensor }?.1 ?? others
      set(tensor, source, stream)
    }
  }

  /// Fills the inputs that are given, and no other.
  func fill(_ given: KeyValuePairs<String, ProgramInput>, _ stream: RandomStream) {
    for (name, source) in given { set(input(name), source, stream) }
  }

  /// The input with a name.
  func input(_ name: String) -> TensorID {
    let tensor = program.tensor(name)
    guard forward[tensor].role == .input else { stop(.notAnInput(name), in: program.id) }
    return tensor
  }

  private func set(_ tensor: TensorID, _ input: ProgramInput, _ stream: RandomStream) {
    let name = forward[tensor].name
    // An input that nothing reads has no place in the plan.
    guard let planned = plan.tensor(named: name) else { return }
    var random = stream.split(utf8: name.plainText.utf8)
    let shape = plan.shape(of: planned)
    let count = plan.count(of: planned)
    let elements: [Float]
    switch forward[tensor].kind {
    case .real: elements = numbers(name, input, shape, count, &random)
    case .position(let axis):
      let range = forward[axis].range.integers(sizes)
      elements = positions(name, input, count, range, &random)
    }
    guard elements.count == count else {
      let text = name.plainText
      stop(.elementCount(text, expected: count, found: elements.count), in: program.id)
    }
    plan.set(planned, elements)
  }

  private func numbers(
    _ name: Name,
    _ input: ProgramInput,
    _ shape: [Int],
    _ count: Int,
    _ random: inout RandomStream
  ) -> [Float] {
    switch input.source {
    case .normal(let mean, let deviation):
      return random.normals(count, mean: Float(mean), deviation: Float(deviation))
    case .uniform(let range):
      let start = Float(range.lowerBound)
      let width = Float(range.upperBound - range.lowerBound)
      return random.uniforms(count).map { start + width * $0 }
    case .constant(let value): return [Float](repeating: Float(value), count: count)
    case .values(let elements): return elements
    case .positions(let elements): return elements.map { Float($0) }
    case .tensor(let tensor):
      guard tensor.shape == shape else {
        let text = name.plainText
        stop(.shape(text, expected: shape, found: tensor.shape), in: program.id)
      }
      return tensor.elements
    }
  }

  /// Positions as the plan holds them; random ones where numbers would be random.
  private func positions(
    _ name: Name,
    _ input: ProgramInput,
    _ count: Int,
    _ range: Range<Int>,
    _ random: inout RandomStream
  ) -> [Float] {
    let found: [Int]
    switch input.source {
    case .positions(let elements): found = elements
    case .values(let elements): found = elements.map { Int($0) }
    case .tensor(let tensor): found = tensor.elements.map { Int($0) }
    case .constant(let value): found = [Int](repeating: Int(value), count: count)
    case .normal, .uniform:
      guard !range.isEmpty || count == 0 else {
        stop(.noPositions(name.plainText), in: program.id)
      }
      found = (0..<count).map { _ in random.integer(in: range) }
    }
    if let outside = found.first(where: { !range.contains($0) }) {
      stop(.position(name.plainText, outside, range: range), in: program.id)
    }
    return found.map { Float($0) }
  }
}
