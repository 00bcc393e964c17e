// Where the elements of one panel's row lie.

/// An offset for each column of a panel, and which of them form a run in memory.
struct PanelOffsets<Element: TensorElement> {
  typealias Lane = Element.Lane

  /// Consecutive elements, of which some are absent.
  struct Run {
    /// The offset of the first column's element, present or not.
    var start: Int
    /// A bit for each column that is absent.
    var absent: UInt32
  }

  /// The widest panel has 32 columns.
  private var offsets = InlineArray<32, Int>(repeating: TapTable.absent)

  /// The offset of a column, or `TapTable.absent`.
  subscript(column: Int) -> Int {
    @inline(__always) get { offsets[unchecked: column] }
    @inline(__always) set { offsets[unchecked: column] = newValue }
  }

  /// Marks the columns from an index on as absent.
  mutating func end(at count: Int) {
    for column in count..<MatrixTile<Element>.width { self[column] = TapTable.absent }
  }

  /// The distance between neighbours of four columns, if all are present and equally far apart.
  func evenStep(from column: Int) -> Int? {
    for index in column..<column &+ 4 where self[index] == TapTable.absent { return nil }
    let step = self[column &+ 1] &- self[column]
    let isEven =
      self[column &+ 2] &- self[column &+ 1] == step
      && self[column &+ 3] &- self[column &+ 2] == step
    return isEven ? step : nil
  }

  /// Some columns as a run, if those present are consecutive in memory.
  func run(from first: Int, count: Int) -> Run? {
    var start = TapTable.absent
    var absent: UInt32 = 0
    for lane in 0..<count {
      let offset = self[first &+ lane]
      if offset == TapTable.absent {
        absent |= (1 as UInt32) << UInt32(lane)
      } else if start == TapTable.absent || start == offset &- lane {
        start = offset &- lane
      } else {
        return nil
      }
    }
    return start == TapTable.absent ? nil : Run(start: start, absent: absent)
  }
}
