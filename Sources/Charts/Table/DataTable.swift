/// The data of a mark as columns.
struct DataTable {
  /// What a row is about: abscissae, names, intervals.
  var keys: [DataColumn]
  /// What the mark shows for each row.
  var values: [DataColumn]
  /// The values of x that a function beside the mark should be told for.
  var abscissae: [Double]?

  var rowCount: Int {
    var count = 0
    for column in keys + values { count = Swift.max(count, column.count) }
    return count
  }

  /// Whether another mark's data belong to the same rows.
  func hasSameRows(as other: DataTable) -> Bool {
    guard keys.count == other.keys.count else { return other.keys.isEmpty }
    return zip(keys, other.keys).allSatisfy { $0.hasSameCells(as: $1) }
  }
}

/// A column with its heading, which is markup of `RichText`.
struct DataColumn {
  enum Cells {
    case numbers([Double])
    case texts([String])
  }

  let heading: String
  let cells: Cells

  init(_ heading: String, _ numbers: [Double]) {
    self.heading = heading
    cells = .numbers(numbers)
  }

  init(_ heading: String, _ texts: [String]) {
    self.heading = heading
    cells = .texts(texts)
  }

  var count: Int {
    switch cells {
    case .numbers(let numbers): numbers.count
    case .texts(let texts): texts.count
    }
  }

  func hasSameCells(as other: DataColumn) -> Bool {
    guard heading.hasSameText(as: other.heading) else { return false }
    switch (cells, other.cells) {
    case (.numbers(let mine), .numbers(let others)):
      return mine.count == others.count
        && zip(mine, others).allSatisfy { $0.bitPattern == $1.bitPattern }
    case (.texts(let mine), .texts(let others)):
      return mine.count == others.count && zip(mine, others).allSatisfy { $0.hasSameText(as: $1) }
    default: return false
    }
  }
}

/// What a mark needs to know to name its columns.
struct TableLabels {
  /// The title of the horizontal axis, or `x`.
  let x: String
  /// The title of the vertical axis, or `y`.
  let y: String
  /// The name of the series; empty when it has none.
  let name: String
  /// The horizontal axis.
  let axis: Axis

  /// The heading of the values.
  var value: String { name.isEmpty ? y : name }

  /// The heading of a part of the values, such as the lower bound.
  func part(_ part: String) -> String { joined(value, part) }

  /// The heading of a part of the abscissae.
  func key(_ part: String) -> String { joined(x, part) }

  private func joined(_ first: String, _ second: String) -> String {
    var text = first
    text += " "
    text += second
    return text
  }
}
