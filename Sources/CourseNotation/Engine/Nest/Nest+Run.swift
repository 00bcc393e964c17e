// Running a nest.

import TensorCore

extension Nest {
  /// What one thread works with.
  struct Room {
    let memory: UnsafeMutablePointer<Float>
    /// Where each value of the program is at the moment.
    let lines: UnsafeMutablePointer<UnsafeMutablePointer<Float>>
    /// The values of the variables.
    let values: UnsafeMutablePointer<Int>
    let singles: UnsafeMutablePointer<Float>
    let strips: UnsafeMutablePointer<Float>
    /// Sums of a block, and one strip for filling.
    let sums: UnsafeMutablePointer<Float>
    let spare: UnsafeMutablePointer<Float>

    init(_ nest: Nest, _ memory: UnsafeMutablePointer<Float>, _ scratch: Scratch) {
      self.memory = memory
      strips = scratch.elements(nest.scratchCount, of: Float.self)
      sums = strips + nest.stripCount &* Nest.blockSize
      spare = sums + Nest.blockSize
      singles = spare + Nest.blockSize
      let valueCount = nest.isSingle.count
      let raw = UnsafeMutableRawPointer(singles + (valueCount &+ 15) / 16 &* 16)
      lines = raw.bindMemory(to: UnsafeMutablePointer<Float>.self, capacity: valueCount &+ 1)
      let rest = raw + (valueCount &+ 1) &* 8
      values = rest.bindMemory(to: Int.self, capacity: nest.bindings.count &+ nest.loops.count)
    }
  }

  /// Runs the nest.
  ///
  /// - Parameters:
  ///   - memory: All arrays.
  ///   - positions: The position of every loop around.
  ///   - workers: Who computes.
  /// - Returns: Whether the bound variables are in their ranges, so that there was something to run.
  func run(
    _ memory: UnsafeMutablePointer<Float>,
    _ positions: UnsafePointer<Int>,
    on workers: Workers
  ) -> Bool {
    for binding in bindings
    where !binding.range.contains(positions[binding.loop] &- binding.offset) { return false }
    let items = itemCount
    guard items > 0 else { return true }
    var pieces = 1
    if isDivisible && workers.count > 1 {
      let work = (instructions.count &+ 1) &* blockRows &* blockColumns &* 8
      pieces = min(items, workers.parts(forOperations: min(1 << 30, items) &* min(work, 1 << 16)))
    }
    workers.run(parts: pieces) { piece, scratch in
      let room = Room(self, memory, scratch)
      prepare(room, positions)
      let first = items / pieces &* piece &+ min(piece, items % pieces)
      let count = items / pieces &+ (piece < items % pieces ? 1 : 0)
      for item in first..<first &+ count { run(item: item, room) }
    }
    return true
  }

  /// How many blocks there are whose results are different elements.
  private var itemCount: Int {
    var count = 1
    for loop in loops.dropLast(2) where !loop.isReduced { count &*= loop.count }
    if !rows.isReduced { count &*= (rows.count &+ blockRows &- 1) / blockRows }
    if !columns.isReduced { count &*= (columns.count &+ blockColumns &- 1) / blockColumns }
    return count
  }

  private func prepare(_ room: Room, _ positions: UnsafePointer<Int>) {
    for (place, binding) in bindings.enumerated() {
      room.values[place] = positions[binding.loop] &- binding.offset &- binding.range.lowerBound
    }
    for loop in loops.indices { room.values[bindings.count &+ loop] = 0 }
    for (value, number) in constants { room.singles[value] = number }
    for value in isSingle.indices {
      room.lines[value] =
        strips[value] >= 0 ? room.strips + strips[value] &* Nest.blockSize : room.singles + value
    }
  }

  /// Runs one block of results.
  private func run(item: Int, _ room: Room) {
    var rest = item
    if !columns.isReduced {
      let blocks = (columns.count &+ blockColumns &- 1) / blockColumns
      room.values[columnVariable] = rest % blocks &* blockColumns
      rest /= blocks
    }
    if !rows.isReduced {
      let blocks = (rows.count &+ blockRows &- 1) / blockRows
      room.values[rowVariable] = rest % blocks &* blockRows
      rest /= blocks
    }
    var place = loops.count &- 3
    while place >= 0 {
      if !loops[place].isReduced {
        room.values[bindings.count &+ place] = rest % loops[place].count
        rest /= loops[place].count
      }
      place &-= 1
    }
    guard fold != nil else {
      let (rows, columns) = extent(room)
      evaluate(room, rows, columns)
      for store in stores where !store.isDirect {
        let line = Line(room.lines[store.value], isSingle: isSingle[store.value])
        write(store, line, room, rows, columns)
      }
      return
    }
    reduce(room)
  }

  /// The rows and columns of the block at the current values.
  private func extent(_ room: Room) -> (rows: Int, columns: Int) {
    (
      min(blockRows, rows.count &- room.values[rowVariable]),
      min(blockColumns, columns.count &- room.values[columnVariable])
    )
  }

  // MARK: - Reductions

  private func reduce(_ room: Room) {
    guard let fold, let store = stores.first else { return }
    if rows.isReduced { room.values[rowVariable] = 0 }
    if columns.isReduced { room.values[columnVariable] = 0 }
    let isEmpty = loops.contains { $0.isReduced && $0.count == 0 }
    let resultRows = rows.isReduced ? 1 : min(blockRows, rows.count &- room.values[rowVariable])
    let resultColumns =
      columns.isReduced ? 1 : min(blockColumns, columns.count &- room.values[columnVariable])
    let count = resultRows &* resultColumns
    let start = fold.kind.start
    for place in 0..<count { room.sums[place] = start }
    if !isEmpty {
      for place in loops.indices.dropLast(2) where loops[place].isReduced {
        room.values[bindings.count &+ place] = 0
      }
      repeat { reduceBlocks(room, fold) } while advanceReduced(room)
    }
    if rows.isReduced { room.values[rowVariable] = 0 }
    if columns.isReduced { room.values[columnVariable] = 0 }
    if fold.isNegative { room.sums.fill(count: count, Line(room.sums)) { -$0 } }
    write(store, Line(room.sums), room, resultRows, resultColumns)
  }

  private func advanceReduced(_ room: Room) -> Bool {
    var place = loops.count &- 3
    while place >= 0 && loops[place].isReduced {
      let variable = bindings.count &+ place
      room.values[variable] &+= 1
      if room.values[variable] < loops[place].count { return true }
      room.values[variable] = 0
      place &-= 1
    }
    return false
  }

  /// Folds all blocks at the current values of the outer variables.
  private func reduceBlocks(_ room: Room, _ fold: Fold) {
    let firstRow = room.values[rowVariable]
    let firstColumn = room.values[columnVariable]
    var row = firstRow
    repeat {
      room.values[rowVariable] = row
      var column = firstColumn
      repeat {
        room.values[columnVariable] = column
        let (rowCount, columnCount) = extent(room)
        evaluate(room, rowCount, columnCount)
        self.fold(fold, room, rowCount, columnCount)
        column &+= blockColumns
      } while columns.isReduced && column < columns.count
      row &+= blockRows
    } while rows.isReduced && row < rows.count
    room.values[rowVariable] = firstRow
    room.values[columnVariable] = firstColumn
  }

  /// Adds a block to the sums, or takes the greater or smaller.
  private func fold(_ fold: Fold, _ room: Room, _ rowCount: Int, _ columnCount: Int) {
    var line = room.lines[fold.value]
    if isSingle[fold.value] {
      let number = line.pointee
      line = room.spare
      for place in 0..<rowCount &* columnCount { line[place] = number }
    }
    if columns.isReduced {
      for row in 0..<rowCount {
        let value = fold.kind.folded(line + row &* columnCount, count: columnCount)
        let place = rows.isReduced ? 0 : row
        room.sums[place] = fold.kind.combined(room.sums[place], value)
      }
    } else if rows.isReduced {
      for row in 0..<rowCount {
        fold.kind.combine(room.sums, line + row &* columnCount, count: columnCount)
      }
    } else {
      fold.kind.combine(room.sums, line, count: rowCount &* columnCount)
    }
  }
}
