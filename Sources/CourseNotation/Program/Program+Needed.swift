// A program without what nobody asks for.

extension Program {
  /// The only number among the tensors that statements compute: what training makes small.
  package var onlyNumber: TensorID? {
    let numbers = tensors.indices.filter {
      tensors[$0].role != .input && tensors[$0].dimensions.isEmpty
    }
    return numbers.count == 1 ? TensorID(numbers[0]) : nil
  }

  /// The program with some tensors as its outputs, and only those statements scheduled that lead to
  /// them.
  ///
  /// The tables stay, so that references keep their meaning.
  package func computingOnly(_ wanted: [TensorID]) -> Program {
    var isNeeded = tensors.map { _ in false }
    for tensor in wanted { isNeeded[tensor.position] = true }
    var isGrowing = true
    while isGrowing {
      isGrowing = false
      for statement in statements where isNeeded[statement.target.tensor.position] {
        for read in statement.reads where !isNeeded[read.tensor.position] {
          isNeeded[read.tensor.position] = true
          isGrowing = true
        }
      }
    }
    var result = self
    for place in tensors.indices where tensors[place].role == .output {
      if !wanted.contains(TensorID(place)) { result.tensors[place].role = .intermediate }
    }
    result.schedule = steps(schedule) { isNeeded[statements[$0].target.tensor.position] }
    return result
  }

  /// The steps that run some statements.
  private func steps(_ steps: [Step], of isKept: (Int) -> Bool) -> [Step] {
    steps.compactMap { step in
      switch step {
      case .run(let scheduled): return isKept(scheduled.statement) ? step : nil
      case .loop(var loop):
        loop.body = self.steps(loop.body, of: isKept)
        return loop.body.isEmpty ? nil : .loop(loop)
      }
    }
  }
}
