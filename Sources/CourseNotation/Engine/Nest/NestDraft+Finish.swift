// The last step of building a nest: blocks, how operands are read, which strips hold what.

extension NestDraft {
  /// Writes everything into the nest.
  func finish(_ nest: inout Nest) {
    nest.loops = variables.map { Nest.Loop(count: $0.count, isReduced: $0.isReduced) }
    nest.fold = fold
    nest.isDivisible = targets.allSatisfy { $0.access.lookups.isEmpty && isInjective($0.access) }
    setBlock(&nest)
    for place in loads.indices {
      guard let value = program.values.firstIndex(of: .load(place)) else { continue }
      nest.loads.append(
        Nest.Load(access: loads[place], kind: kind(of: loads[place], nest), value: value)
      )
    }
    for place in positions.indices {
      guard let value = program.values.firstIndex(of: .position(place)) else { continue }
      nest.positions.append((value, positions[place]))
    }
    for target in targets {
      nest.stores.append(
        Nest.Store(
          access: target.access,
          kind: kind(of: target.access, nest),
          mode: target.mode,
          value: target.value
        )
      )
    }
    setValues(&nest)
    assignStrips(&nest)
  }

  /// Whether different values of the variables always give different elements, as far as strides tell.
  private func isInjective(_ access: Access) -> Bool {
    variables.indices.allSatisfy { variable in
      variables[variable].isReduced || variables[variable].count <= 1
        || access.dependsOn(boundCount + variable)
    } && access.guards.isEmpty
  }

  private func setBlock(_ nest: inout Nest) {
    let isTransposing = loads.contains { load in
      let (row, column) = (load.strides[nest.rowVariable], load.strides[nest.columnVariable])
      return row == 1 && column != 0 && column != 1
    }
    let widest = isTransposing && nest.rows.count >= 4 ? 32 : Nest.blockSize
    nest.blockColumns = max(1, min(nest.columns.count, widest))
    let isWhole = nest.blockColumns >= nest.columns.count || isTransposing
    nest.blockRows = isWhole ? max(1, min(nest.rows.count, Nest.blockSize / nest.blockColumns)) : 1
  }

  /// How a block of an access lies in memory.
  private func kind(of access: Access, _ nest: Nest) -> Nest.LoadKind {
    let (row, column) = (nest.rowVariable, nest.columnVariable)
    if access.isIrregular(along: column) && nest.columns.count > 1 { return .each }
    let columnStride = access.strides[column]
    // In blocks of one row, what differs from row to row only is one number.
    let hasRows = nest.rows.count > 1 && nest.blockRows > 1
    if access.isIrregular(along: row) && hasRows {
      return .eachRow(columnStride: columnStride)
    }
    let rowStride = access.strides[row]
    let hasColumns = nest.columns.count > 1
    if (!hasColumns || columnStride == 0) && (!hasRows || rowStride == 0) { return .single }
    let isWhole = nest.blockColumns == nest.columns.count
    if columnStride == 1 && (nest.blockRows == 1 || isWhole && rowStride == nest.columns.count) {
      return .flat
    }
    if !hasColumns && rowStride == 1 { return .flat }
    return .rows(rowStride: rowStride, columnStride: columnStride)
  }

  /// Turns the program's values into constants and instructions.
  private func setValues(_ nest: inout Nest) {
    var isSingle: [Bool] = []
    for (value, source) in program.values.enumerated() {
      switch source {
      case .constant(let bits):
        nest.constants.append((value, Float(bitPattern: bits)))
        isSingle.append(true)
      case .load(let place):
        if case .single = kind(of: loads[place], nest) {
          isSingle.append(true)
        } else {
          isSingle.append(false)
        }
      case .position(let place):
        let strides = positions[place].strides
        let isSame = strides[nest.rowVariable] == 0 || nest.blockRows == 1
        isSingle.append(isSame && strides[nest.columnVariable] == 0)
      case .operation(let operation, let left, let right):
        let single = isSingle[left] && isSingle[right]
        nest.instructions.append(
          Nest.Instruction(
            operation: operation,
            result: value,
            left: left,
            right: right,
            isSingle: single
          )
        )
        isSingle.append(single)
      }
    }
    nest.isSingle = isSingle
  }

  /// Gives each value that needs one a strip, and strips whose values are done with to others.
  private func assignStrips(_ nest: inout Nest) {
    let count = program.values.count
    var lastUse = [Int](repeating: -1, count: count)
    for instruction in nest.instructions {
      lastUse[instruction.left] = max(lastUse[instruction.left], instruction.result)
      lastUse[instruction.right] = max(lastUse[instruction.right], instruction.result)
    }
    for store in nest.stores { lastUse[store.value] = count }
    if let fold = nest.fold { lastUse[fold.value] = count }
    nest.strips = [Int](repeating: -1, count: count)
    var free: [Int] = []
    func take(_ value: Int) {
      if free.isEmpty {
        free.append(nest.stripCount)
        nest.stripCount += 1
      }
      nest.strips[value] = free.removeLast()
    }
    // Loads are read before the first instruction.
    for load in nest.loads where !nest.isSingle[load.value] {
      if case .flat = load.kind { continue }
      take(load.value)
    }
    for (value, _) in nest.positions where !nest.isSingle[value] { take(value) }
    markDirectStores(&nest)
    for instruction in nest.instructions where !instruction.isSingle {
      let isDirect = nest.stores.contains { $0.isDirect && $0.value == instruction.result }
      let (left, right) = (instruction.left, instruction.right)
      for operand in left == right ? [left] : [min(left, right), max(left, right)]
      where lastUse[operand] == instruction.result && nest.strips[operand] >= 0 {
        free.append(nest.strips[operand])
      }
      if !isDirect { take(instruction.result) }
    }
  }

  /// Values that are computed where they are stored, if nothing reads that memory in the block.
  private func markDirectStores(_ nest: inout Nest) {
    guard nest.fold == nil else { return }
    for place in nest.stores.indices {
      let store = nest.stores[place]
      let array = targets[place].array
      guard case .flat = store.kind, store.mode == .set,
        !program.loads.contains(where: { $0.tensor == array }),
        nest.instructions.contains(where: { $0.result == store.value && !$0.isSingle }),
        nest.stores.filter({ $0.value == store.value }).count == 1,
        targets.filter({ $0.array == array }).count == 1
      else { continue }
      nest.stores[place].isDirect = true
    }
  }
}
