// The last stage: ranges and extents, roles, and tables without what is not needed.

extension Checker {
  mutating func finish() {
    findRanges()
    checkDefinitions()
    findExtents()
    findKinds()
    for statement in program.statements where program[statement.target.tensor].role == .input {
      program[statement.target.tensor].role = .intermediate
    }
    findOutputs()
    if let entry = header.averageOver {
      program.averageOver = axesByLetter[Name(entry.name.base)]
    }
    let compactor = Compactor(program, solver)
    program = compactor.compacted()
    var scheduler = Scheduler(program)
    program.schedule = scheduler.run()
  }

  /// Tensors that hold indices.
  private mutating func findKinds() {
    for statement in program.statements {
      for element in statement.reads + [statement.target] {
        for (place, index) in element.indices.enumerated() {
          guard case .lookup(let looked) = index else { continue }
          program[looked.tensor].kind = .position(
            on: program[element.tensor].dimensions[place].axis
          )
        }
      }
    }
  }

  /// The declared outputs; without a declaration what nobody reads, and of the last recurrences
  /// what they carry from one position to the next.
  private mutating func findOutputs() {
    if let outputs = header.outputs {
      for entry in outputs {
        if let tensor = tensorsByName[read(entry.name).name] { program[tensor].role = .output }
      }
      return
    }
    var isRead = [Bool](repeating: false, count: program.tensors.count)
    for statement in program.statements {
      for element in statement.reads where element.tensor != statement.target.tensor {
        isRead[element.tensor.position] = true
      }
    }
    let carried = carriedTensors()
    for place in program.tensors.indices where program.tensors[place].role == .intermediate {
      if !isRead[place] || carried.contains(TensorID(place)) {
        program.tensors[place].role = .output
      }
    }
  }

  /// Tensors that a recurrence reads at another position, if nothing outside it reads it.
  private func carriedTensors() -> Set<TensorID> {
    var result: Set<TensorID> = []
    for case .loop(let loop) in program.schedule {
      let inside = Self.statements(loop.body)
      let targets = Set(inside.map { program.statements[$0.statement].target.tensor })
      let isReadOutside = program.statements.indices.contains { place in
        !inside.contains { $0.statement == place }
          && program.statements[place].reads.contains { targets.contains($0.tensor) }
      }
      if isReadOutside { continue }
      for scheduled in inside {
        let statement = program.statements[scheduled.statement]
        let bound = scheduled.bindings.map { $0.index }
        for element in statement.reads where targets.contains(element.tensor) {
          let isShifted = element.indices.contains { index in
            guard let shifted = index.affine?.shifted, bound.contains(shifted.index),
              let binding = scheduled.bindings.first(where: { $0.index == shifted.index })
            else { return false }
            return shifted.by != binding.offset
          }
          if isShifted { result.insert(element.tensor) }
        }
      }
    }
    return result
  }

  private static func statements(_ steps: [Step]) -> [ScheduledStatement] {
    steps.flatMap { step in
      switch step {
      case .run(let scheduled): [scheduled]
      case .loop(let loop): statements(loop.body)
      }
    }
  }
}
