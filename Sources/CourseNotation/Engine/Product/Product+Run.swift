// Running a product.

import TensorCore

extension Product {
  /// Where the arrays are at some values of the outer loops.
  private struct Place {
    var target: UnsafeMutablePointer<Float>
    var left: UnsafePointer<Float>
    var right: UnsafePointer<Float>

    mutating func move(_ loop: Loop, _ turns: Int) {
      target += turns &* loop.target
      left += turns &* loop.left
      right += turns &* loop.right
    }
  }

  /// Runs the product.
  ///
  /// - Returns: Whether the bound variables are in their ranges, so that there was something to run.
  func run(
    _ memory: UnsafeMutablePointer<Float>,
    _ positions: UnsafePointer<Int>,
    on workers: Workers
  ) -> Bool {
    var start = Place(target: memory + target, left: memory + left, right: memory + right)
    for binding in bindings {
      let value = positions[binding.loop] &- binding.offset
      guard binding.range.contains(value) else { return false }
      let turns = value &- binding.range.lowerBound
      start.target += turns &* binding.target
      start.left += turns &* binding.left
      start.right += turns &* binding.right
    }
    let groups = (rows.count &+ ProductTile.maximumRows &- 1) / ProductTile.maximumRows
    var outerCount = 1
    for loop in outer { outerCount &*= loop.count }
    let items = outerCount &* groups
    guard items > 0, columns > 0 else { return true }
    let pieces = workers.count == 1 ? 1 : min(items, workers.parts(forOperations: operations))
    let place = start
    workers.run(parts: pieces) { piece, scratch in
      let first = items / pieces &* piece &+ min(piece, items % pieces)
      let count = items / pieces &+ (piece < items % pieces ? 1 : 0)
      run(items: first..<first &+ count, of: groups, place, scratch)
    }
    return true
  }

  /// Multiplications and additions of a run, at most 2³⁰.
  private var operations: Int {
    var count = 2.0 * Double(rows.count) * Double(columns)
    for loop in outer { count *= Double(loop.count) }
    for loop in chunks { count *= Double(loop.count) }
    count *= Double(terms.inner.count) * Double(terms.middle.count) * Double(terms.outer.count)
    if let cut { count *= Double(cut.total) / Double(cut.step) }
    return Int(min(count, 0x1p30))
  }

  /// Runs some groups of rows, chunk by chunk.
  private func run(items: Range<Int>, of groups: Int, _ place: Place, _ scratch: Scratch) {
    var chunkCount = 1
    for loop in chunks { chunkCount &*= loop.count }
    var ending = firstEnding
    let partial = scratch.elements(6 &* 32 &+ Product.chunk &* ProductTile.width, of: Float.self)
    guard !isEmpty else {
      if mode == .set { setToZero(items, of: groups, place) }
      return
    }
    for chunk in 0..<chunkCount {
      var start = place
      var rest = chunk
      for loop in chunks.reversed() {
        start.move(loop, rest % loop.count)
        rest /= loop.count
      }
      guard let cut else {
        run(items: items, of: groups, start, terms, ending, partial)
        ending = ending.next
        continue
      }
      var first = 0
      while first < cut.total {
        var part = terms
        part[cut.level].count = min(cut.step, cut.total &- first)
        var moved = start
        moved.left += first &* terms[cut.level].left
        moved.right += first &* terms[cut.level].right
        run(items: items, of: groups, moved, part, ending, partial)
        ending = ending.next
        first &+= cut.step
      }
    }
  }

  private var firstEnding: ProductTile.Ending {
    switch mode {
    case .set: isNegative ? .setNegative : .set
    case .add: isNegative ? .subtract : .add
    case .subtract: isNegative ? .add : .subtract
    }
  }

  /// Runs one chunk for some groups of rows.
  private func run(
    items: Range<Int>,
    of groups: Int,
    _ start: Place,
    _ terms: TermLoops,
    _ ending: ProductTile.Ending,
    _ partial: UnsafeMutablePointer<Float>
  ) {
    var item = items.lowerBound
    while item < items.upperBound {
      let turn = item / groups
      let first = item &- turn &* groups
      let last = min(groups, first &+ items.upperBound &- item)
      var place = start
      var rest = turn
      for loop in outer.reversed() {
        place.move(loop, rest % loop.count)
        rest /= loop.count
      }
      run(groups: first..<last, of: groups, place, terms, ending, partial)
      item &+= last &- first
    }
  }

  /// Runs some groups of rows, panel after panel of columns.
  private func run(
    groups: Range<Int>,
    of count: Int,
    _ place: Place,
    _ terms: TermLoops,
    _ ending: ProductTile.Ending,
    _ partial: UnsafeMutablePointer<Float>
  ) {
    let height = rows.count / count
    let tall = rows.count &- height &* count
    var tile = ProductTile(
      left: place.left,
      rowStride: rows.left,
      right: place.right,
      terms: terms,
      result: place.target,
      resultStride: rows.target,
      ending: ending
    )
    let panels = (columns &+ ProductTile.width &- 1) / ProductTile.width
    // Of rows that share cache lines, those of a group are used by all panels before they go.
    let groupsFirst = rows.left == 1 && abs(terms.inner.left) > 16 && panels > 1
    let copies = !groupsFirst && copiesPanels(groups.count, terms)
    let panelCopy = partial + 6 &* 32
    for first in 0..<(groupsFirst ? groups.count : panels) {
      if copies {
        copyPanel(place.right + first &* ProductTile.width, terms, into: panelCopy)
        tile.terms.inner.right = ProductTile.width
      }
      for second in 0..<(groupsFirst ? panels : groups.count) {
        let panel = groupsFirst ? second : first
        let group = groups.lowerBound &+ (groupsFirst ? first : second)
        let firstRow = group &* height &+ min(group, tall)
        let rowCount = group < tall ? height &+ 1 : height
        let column = panel &* ProductTile.width
        tile.right = copies ? UnsafePointer(panelCopy) : place.right + column
        tile.left = place.left + firstRow &* rows.left
        tile.result = place.target + (firstRow &* rows.target &+ column)
        if columns &- column >= ProductTile.width {
          tile.run(rows: rowCount)
        } else {
          runPartial(tile, rowCount, columns &- column, partial)
        }
      }
    }
  }

  /// Whether terms of the right factor lie so far apart that a copy of a panel pays.
  private func copiesPanels(_ groups: Int, _ terms: TermLoops) -> Bool {
    groups >= 5 && abs(terms.inner.right) >= 256 && terms.middle.count == 1
      && terms.outer.count == 1
  }

  private func copyPanel(
    _ source: UnsafePointer<Float>,
    _ terms: TermLoops,
    into panel: UnsafeMutablePointer<Float>
  ) {
    typealias Lane = ProductTile.Lane
    for term in 0..<terms.inner.count {
      let from = UnsafeRawPointer(source + term &* terms.inner.right)
      let to = UnsafeMutableRawPointer(panel + term &* ProductTile.width)
      let half = MemoryLayout<Lane>.size
      to.storeBytes(of: from.loadUnaligned(as: Lane.self), as: Lane.self)
      to.storeBytes(
        of: from.loadUnaligned(fromByteOffset: half, as: Lane.self),
        toByteOffset: half,
        as: Lane.self
      )
    }
  }

  /// Runs a tile beside itself, and takes the columns that there are.
  private func runPartial(
    _ tile: ProductTile,
    _ rowCount: Int,
    _ width: Int,
    _ partial: UnsafeMutablePointer<Float>
  ) {
    var inner = tile
    inner.result = partial
    inner.resultStride = ProductTile.width
    inner.ending = .set
    inner.run(rows: rowCount)
    for row in 0..<rowCount {
      let target = tile.result + row &* tile.resultStride
      for column in 0..<width {
        let sum = partial[row &* ProductTile.width &+ column]
        switch tile.ending {
        case .set: target[column] = sum
        case .setNegative: target[column] = -sum
        case .add: target[column] += sum
        case .subtract: target[column] -= sum
        }
      }
    }
  }

  /// A sum of no terms.
  private func setToZero(_ items: Range<Int>, of groups: Int, _ start: Place) {
    let none = TermLoops.Loop(count: 0, left: 0, right: 0)
    var terms = TermLoops.single
    terms.inner = none
    withUnsafeTemporaryAllocation(
      of: Float.self,
      capacity: 6 &* 32 &+ Product.chunk &* ProductTile.width
    ) { partial in
      guard let base = partial.baseAddress else { return }
      run(items: items, of: groups, start, terms, .set, base)
    }
  }
}

extension ProductTile.Ending {
  /// What the next chunk does.
  fileprivate var next: ProductTile.Ending {
    switch self {
    case .set, .add: .add
    case .setNegative, .subtract: .subtract
    }
  }
}
