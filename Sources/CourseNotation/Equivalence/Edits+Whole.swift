// Changes of a statement as a whole: gates and tensors that change places.

extension Edits {
  /// Every gate with its complement, every two tensors with each other, every tensor that appears
  /// more than once with another one.
  mutating func addWhole() {
    var counts: [(tensor: TensorID, count: Int)] = []
    statement.value.forEachElement { element in
      if let place = counts.firstIndex(where: { $0.tensor == element.tensor }) {
        counts[place].count += 1
      } else {
        counts.append((element.tensor, 1))
      }
    }
    for (place, entry) in counts.enumerated() {
      addComplemented(entry.tensor)
      if entry.count > 1 { addReplaced(entry.tensor) }
      for other in counts.dropFirst(place + 1) where haveSameShape(entry.tensor, other.tensor) {
        addExchanged(entry.tensor, other.tensor)
      }
    }
  }

  private mutating func addComplemented(_ gate: TensorID) {
    var hasComplement = false
    statement.value.forEachPart { part in
      if part.complement?.tensor == gate { hasComplement = true }
    }
    guard hasComplement else { return }
    let name = program[gate].name.plainText
    add(.gate, statement.value.complementing(gate)) { .complementedGate(name) }
  }

  private mutating func addReplaced(_ tensor: TensorID) {
    for other in program.tensors.indices.map(TensorID.init)
    where other != tensor && haveSameShape(other, tensor) {
      let names = (program[tensor].name.plainText, program[other].name.plainText)
      add(.tensor, statement.value.replacing { $0 == tensor ? other : $0 }) {
        .otherTensor(expected: names.0, found: names.1)
      }
    }
  }

  private mutating func addExchanged(_ left: TensorID, _ right: TensorID) {
    let names = (program[left].name.plainText, program[right].name.plainText)
    let value = statement.value.replacing { $0 == left ? right : $0 == right ? left : $0 }
    add(.tensor, value) { .exchangedTensors(names.0, names.1) }
  }
}

extension Expression {
  /// The expression with G for each 1 - G and 1 - G for each other G.
  fileprivate func complementing(_ gate: TensorID) -> Expression {
    if let element = complement, element.tensor == gate { return .element(element) }
    if case .element(let element) = self, element.tensor == gate { return .one - self }
    return withOperands(operands.map { $0.complementing(gate) })
  }

  /// The expression with tensors replaced, but not where they look indices up.
  fileprivate func replacing(_ tensor: (TensorID) -> TensorID) -> Expression {
    rewritten { part in
      guard case .element(var element) = part else { return part }
      element.tensor = tensor(element.tensor)
      return .element(element)
    }
  }
}
