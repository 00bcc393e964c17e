// Where the elements of one panel's row lie.

/// An offset for each column of a panel, and which of them form a run in memory.
struct PanelOffsets<Element: TensorElement> {
  typealias Lane = Element.Lane
  typealias Mask = SIMDMask<Lane.MaskStorage>

  /// Consecutive elements, of which some are absent.
  struct Run {
    /// The offset of the first column's element, present or not.
    var start: Int
    var absent: Mask
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

  /// Whether four columns from an index on are present and lie at equal distances.
  func hasEvenSteps(from column: Int, step: Int) -> Bool {
    for index in column..<column &+ 4 where self[index] == TapTable.absent { return false }
    return self[column &+ 2] &- self[column &+ 1] == step
      && self[column &+ 3] &- self[column &+ 2] == step
  }

  /// The columns of one vector as a run, if those present are consecutive in memory.
  func run(_ half: Int) -> Run? {
    let first = half &* Lane.scalarCount
    var start = TapTable.absent
    var absent = Mask(repeating: true)
    for lane in 0..<Lane.scalarCount where self[first &+ lane] != TapTable.absent {
      let begin = self[first &+ lane] &- lane
      guard start == TapTable.absent || start == begin else { return nil }
      start = begin
      absent[lane] = false
    }
    return start == TapTable.absent ? nil : Run(start: start, absent: absent)
  }
}
