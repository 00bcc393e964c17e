// Tables: where they start, and mathematics in their rows.
extension BlockScanner {
  /// Whether a line is the second of a table whose head is the last line of the region.
  func startsTable(_ reading: LineReading, header region: InlineRegion, line: Int) -> Bool {
    guard extensions.contains(.table), reading.cursor.indent < 4 else { return false }
    let delimiters = reading.cursor.rest
    guard TableCells.isDelimiterRow(bytes, delimiters) else { return false }
    let columns = TableCells.split(bytes, delimiters).count
    return rowReading(region.lastLine, columns: columns).cells == columns
  }

  /// Scans a table whose head stands on a line.
  ///
  /// - Returns: The next line to read.
  mutating func scanTable(header: Int) -> Int {
    let delimiters = read(header + 1, leaf: .paragraph).cursor.rest
    let columns = TableCells.split(bytes, delimiters).count
    scanRow(read(header, leaf: .paragraph).cursor.rest, header, columns)
    leaf = .table
    tableColumns = columns
    return header + 2
  }

  /// Scans one more row of the open table.
  mutating func scanTable(from line: Int, _ reading: LineReading) -> Int {
    scanRow(reading.cursor.rest, line, tableColumns)
    return line + 1
  }

  private mutating func scanRow(_ rest: Range<Int>, _ line: Int, _ columns: Int) {
    rewriting.rowStarts.append(rest.lowerBound)
    var region = InlineRegion()
    region.append(rest, of: source, line: line)
    carryOut(rowReading(region.text, columns: columns).events, region, inRow: true)
  }

  /// The mathematics of a row and the number of cells that are left.
  ///
  /// A formula may hold pipes, unless the row has the right number of cells only without it.
  private func rowReading(
    _ row: [UInt8],
    columns: Int
  ) -> (events: [MathScanner.Event], cells: Int) {
    let (events, cells) = rowReading(row, allowsPipes: true)
    guard cells != columns else { return (events, cells) }
    let plain = rowReading(row, allowsPipes: false)
    return plain.cells == columns ? plain : (events, cells)
  }

  private func rowReading(
    _ row: [UInt8],
    allowsPipes: Bool
  ) -> (events: [MathScanner.Event], cells: Int) {
    var scanner = MathScanner(row, mode: .row(allowsPipes: allowsPipes))
    scanner.scan()
    var masked = row
    if recognisesMath {
      for case .math(let range, _, _) in scanner.events {
        for index in range { masked[index] = UInt8(ascii: "x") }
      }
    }
    return (scanner.events, TableCells.split(masked, 0..<masked.count).count)
  }
}
