// One block of a nest: operands are brought into strips, instructions run, results are written.

extension Nest {
  /// Computes all values of a block.
  func evaluate(_ room: Room, _ rowCount: Int, _ columnCount: Int) {
    for load in loads { read(load, room, rowCount, columnCount) }
    for (value, position) in positions { number(value, position, room, rowCount, columnCount) }
    for store in stores where store.isDirect {
      room.lines[store.value] = room.memory + (store.access.offset(room.values, room.memory) ?? 0)
    }
    let count = rowCount &* columnCount
    for instruction in instructions {
      let left = Line(room.lines[instruction.left], isSingle: isSingle[instruction.left])
      let right = Line(room.lines[instruction.right], isSingle: isSingle[instruction.right])
      instruction.operation.run(
        room.lines[instruction.result],
        left,
        right,
        count: instruction.isSingle ? 1 : count
      )
    }
  }

  // MARK: - Reading

  private func read(_ load: Load, _ room: Room, _ rowCount: Int, _ columnCount: Int) {
    switch load.kind {
    case .single:
      // Beyond the array there is 0.
      let offset = load.access.offset(room.values, room.memory)
      room.singles[load.value] = offset.map { room.memory[$0] } ?? 0
    case .flat:
      if let offset = load.access.offset(room.values, room.memory) {
        room.lines[load.value] = room.memory + offset
      } else {
        room.lines[load.value] = room.spare
        for place in 0..<rowCount &* columnCount { room.spare[place] = 0 }
      }
    case .rows(let rowStride, let columnStride):
      let strip = room.lines[load.value]
      guard let offset = load.access.offset(room.values, room.memory) else {
        for place in 0..<rowCount &* columnCount { strip[place] = 0 }
        return
      }
      let source = room.memory + offset
      if rowStride == 1 && rowCount >= 4 && columnCount >= 4 && columnStride != 1 {
        copyTransposed(source, columnStride, strip, rowCount, columnCount)
      } else {
        for row in 0..<rowCount {
          copyRow(source + row &* rowStride, columnStride, strip + row &* columnCount, columnCount)
        }
      }
    case .eachRow(let columnStride):
      let strip = room.lines[load.value]
      forEachRow(room, rowCount) { row in
        let target = strip + row &* columnCount
        if let offset = load.access.offset(room.values, room.memory) {
          copyRow(room.memory + offset, columnStride, target, columnCount)
        } else {
          for column in 0..<columnCount { target[column] = 0 }
        }
      }
    case .each:
      let strip = room.lines[load.value]
      forEachElement(room, rowCount, columnCount) { place in
        let offset = load.access.offset(room.values, room.memory)
        strip[place] = offset.map { room.memory[$0] } ?? 0
      }
    }
  }

  /// Copies evenly spaced elements.
  @inline(__always)
  private func copyRow(
    _ source: UnsafeMutablePointer<Float>,
    _ stride: Int,
    _ target: UnsafeMutablePointer<Float>,
    _ count: Int
  ) {
    if stride == 1 {
      var place = 0
      while place &+ 8 <= count {
        (target + place).store((source + place).vector)
        place &+= 8
      }
      while place < count {
        target[place] = source[place]
        place &+= 1
      }
    } else {
      for place in 0..<count { target[place] = source[place &* stride] }
    }
  }

  /// Copies a block whose columns are consecutive in memory, in squares of four by four.
  private func copyTransposed(
    _ source: UnsafeMutablePointer<Float>,
    _ columnStride: Int,
    _ target: UnsafeMutablePointer<Float>,
    _ rowCount: Int,
    _ columnCount: Int
  ) {
    typealias Four = SIMD4<Float>
    func four(_ place: UnsafeMutablePointer<Float>) -> Four {
      UnsafeRawPointer(place).loadUnaligned(as: Four.self)
    }
    var row = 0
    while row < rowCount {
      row = min(row, rowCount &- 4)
      var column = 0
      while column < columnCount {
        column = min(column, columnCount &- 4)
        let corner = source + (row &+ column &* columnStride)
        let a = four(corner)
        let b = four(corner + columnStride)
        let c = four(corner + 2 &* columnStride)
        let d = four(corner + 3 &* columnStride)
        let result = UnsafeMutableRawPointer(target + (row &* columnCount &+ column))
        for index in 0..<4 {
          result.storeBytes(
            of: Four(a[index], b[index], c[index], d[index]),
            toByteOffset: index &* columnCount &* 4,
            as: Four.self
          )
        }
        column &+= 4
      }
      row &+= 4
    }
  }

  /// The numbers of a running index.
  private func number(
    _ value: Int,
    _ position: StripProgram.Position,
    _ room: Room,
    _ rowCount: Int,
    _ columnCount: Int
  ) {
    var start = position.base
    for variable in position.strides.indices {
      start &+= position.strides[variable] &* room.values[variable]
    }
    if isSingle[value] {
      room.singles[value] = Float(start)
      return
    }
    let strip = room.lines[value]
    let first = Int32(truncatingIfNeeded: start)
    let rowStride = Int32(truncatingIfNeeded: position.strides[rowVariable])
    let columnStride = Int32(truncatingIfNeeded: position.strides[columnVariable])
    for row in 0..<rowCount {
      let line = strip + row &* columnCount
      var index = first &+ Int32(truncatingIfNeeded: row) &* rowStride
      for column in 0..<columnCount {
        line[column] = Float(index)
        index &+= columnStride
      }
    }
  }

  // MARK: - Writing

  /// Writes a result, or adds it to what is there; what falls outside is dropped.
  func write(_ store: Store, _ line: Line, _ room: Room, _ rowCount: Int, _ columnCount: Int) {
    let mode = store.mode
    switch store.kind {
    case .single, .flat:
      guard let offset = store.access.offset(room.values, room.memory) else { return }
      let target = room.memory + offset
      if case .single = store.kind, rowCount &* columnCount > 1 {
        // All elements of the block go to one place.
        for place in 0..<rowCount &* columnCount { put(mode, line.number(place), target) }
      } else {
        put(mode, line, target, count: rowCount &* columnCount)
      }
    case .rows(let rowStride, let columnStride):
      guard let offset = store.access.offset(room.values, room.memory) else { return }
      for row in 0..<rowCount {
        let target = room.memory + (offset &+ row &* rowStride)
        putRow(mode, line.row(row, columnCount), target, columnStride, columnCount)
      }
    case .eachRow(let columnStride):
      forEachRow(room, rowCount) { row in
        guard let offset = store.access.offset(room.values, room.memory) else { return }
        putRow(mode, line.row(row, columnCount), room.memory + offset, columnStride, columnCount)
      }
    case .each:
      forEachElement(room, rowCount, columnCount) { place in
        guard let offset = store.access.offset(room.values, room.memory) else { return }
        put(mode, line.number(place), room.memory + offset)
      }
    }
  }

  private func putRow(
    _ mode: Statement.Assignment,
    _ line: Line,
    _ target: UnsafeMutablePointer<Float>,
    _ stride: Int,
    _ count: Int
  ) {
    if stride == 1 {
      put(mode, line, target, count: count)
    } else {
      for place in 0..<count { put(mode, line.number(place), target + place &* stride) }
    }
  }

  @inline(__always)
  private func put(
    _ mode: Statement.Assignment,
    _ number: Float,
    _ target: UnsafeMutablePointer<Float>
  ) {
    switch mode {
    case .set: target.pointee = number
    case .add: target.pointee += number
    case .subtract: target.pointee -= number
    }
  }

  private func put(
    _ mode: Statement.Assignment,
    _ line: Line,
    _ target: UnsafeMutablePointer<Float>,
    count: Int
  ) {
    switch mode {
    case .set:
      if line.isSingle {
        target.fill(count: count, line) { $0 }
      } else {
        copyRow(line.base, 1, target, count)
      }
    case .add: target.fill(count: count, Line(target), line) { $0 + $1 }
    case .subtract: target.fill(count: count, Line(target), line) { $0 - $1 }
    }
  }

  // MARK: - Rows and elements one by one

  @inline(__always)
  private func forEachRow(_ room: Room, _ count: Int, _ body: (Int) -> Void) {
    let first = room.values[rowVariable]
    for row in 0..<count {
      room.values[rowVariable] = first &+ row
      body(row)
    }
    room.values[rowVariable] = first
  }

  @inline(__always)
  private func forEachElement(
    _ room: Room,
    _ rowCount: Int,
    _ columnCount: Int,
    _ body: (Int) -> Void
  ) {
    let first = room.values[columnVariable]
    forEachRow(room, rowCount) { row in
      for column in 0..<columnCount {
        room.values[columnVariable] = first &+ column
        body(row &* columnCount &+ column)
      }
    }
    room.values[columnVariable] = first
  }
}

extension Line {
  /// The number for an element of the block.
  @inline(__always)
  func number(_ place: Int) -> Float { base[isSingle ? 0 : place] }

  /// The numbers for a row of the block.
  @inline(__always)
  func row(_ row: Int, _ columnCount: Int) -> Line {
    isSingle ? self : Line(base + row &* columnCount)
  }
}
