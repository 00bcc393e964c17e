/// A table of numbers that a block reads: a CSV file beside its page.
package struct DataFile: Sendable, Hashable {
  package struct Column: Sendable, Hashable {
    package var name: String
    /// `nil` where a cell is not a number.
    package var numbers: [Double]?

    package init(name: String, numbers: [Double]?) {
      self.name = name
      self.numbers = numbers
    }
  }

  /// As the block names it.
  package var name: String
  package var columns: [Column]

  package init(name: String, columns: [Column]) {
    self.name = name
    self.columns = columns
  }

  /// The calls that hand the columns over to a block, on one line.
  var statements: [String] {
    columns.map { column in
      let bits = (column.numbers ?? []).map { RunRequest.digits($0.bitPattern) }.joined()
      return "BlockProgram.provide(\(NotationText.literal(name)), "
        + "column: \(NotationText.literal(column.name)), bits: \"\(bits)\")"
    }
  }
}
