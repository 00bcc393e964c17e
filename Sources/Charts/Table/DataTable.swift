internal import DeterministicMath

/// The data of a mark as columns.
final class DataTable {
  /// What a row is about: abscissae, names, intervals.
  let keys: [DataColumn]
  /// What the mark shows for each row.
  var values: [DataColumn]
  /// The values of x that a function beside the mark should be told for.
  let abscissae: [Double]?

  init(keys: [DataColumn], values: [DataColumn], abscissae: [Double]?) {
    self.keys = keys
    self.values = values
    self.abscissae = abscissae
  }

  var rowCount: Int {
    var count = 0
    for column in keys + values { count = Swift.max(count, column.count) }
    return count
  }

  /// Whether another mark's data belong to the same rows.
  func hasSameRows(as other: DataTable) -> Bool {
    guard keys.count == other.keys.count else { return other.keys.isEmpty }
    for index in keys.indices where !keys[index].hasSameCells(as: other.keys[index]) {
      return false
    }
    return true
  }
}

/// A column with its heading, which is markup of `RichText`.
final class DataColumn {
  enum Cells {
    case numbers([Double])
    case texts([[UInt8]])
  }

  let heading: [UInt8]
  let cells: Cells

  init(_ heading: [UInt8], _ numbers: [Double]) {
    self.heading = heading
    cells = .numbers(numbers)
  }

  init(_ heading: [UInt8], _ texts: [[UInt8]]) {
    self.heading = heading
    cells = .texts(texts)
  }

  var count: Int {
    switch cells {
    case .numbers(let numbers): numbers.count
    case .texts(let texts): texts.count
    }
  }

  @inline(never)
  func hasSameCells(as other: DataColumn) -> Bool {
    guard heading == other.heading else { return false }
    guard count == other.count else { return false }
    switch (cells, other.cells) {
    case (.numbers(let mine), .numbers(let others)):
      for index in mine.indices where mine[index].bitPattern != others[index].bitPattern {
        return false
      }
      return true
    case (.texts(let mine), .texts(let others)): return mine == others
    default: return false
    }
  }
}

/// What a mark needs to know to name its columns.
struct TableLabels {
  /// The title of the horizontal axis, or `x`.
  let x: [UInt8]
  /// The title of the vertical axis, or `y`.
  let y: [UInt8]
  /// The name of the series; empty when it has none.
  let name: [UInt8]
  /// The horizontal axis.
  let axis: Axis

  /// The heading of the values.
  var value: [UInt8] { name.isEmpty ? y : name }

  /// The heading of numbers of data.
  var count: [UInt8] { name.isEmpty ? [UInt8](words: "count") : part("count") }

  /// The heading of a part of the values, such as the lower bound.
  func part(_ part: StaticString) -> [UInt8] { value + [0x20] + [UInt8](words: part) }

  /// The heading of a part of the abscissae.
  func key(_ part: StaticString) -> [UInt8] { x + [0x20] + [UInt8](words: part) }
}
