/// How a row of a table falls into cells.
enum TableCells {
  /// The cells of the row, without the white space around their text.
  ///
  /// A pipe behind a backslash is text; pipes at the ends of the row are marks.
  static func split<Bytes: RandomAccessCollection<UInt8>>(
    _ text: Bytes,
    _ row: Range<Int>
  ) -> [Range<Int>] where Bytes.Index == Int {
    var cells: [Range<Int>] = []
    let end = text.trimmed(row).upperBound
    var start = row.lowerBound
    if start < end && text[start] == Byte.pipe { start += 1 }
    while start < end {
      // cmark takes vertical tabs and form feeds for blanks here.
      while start < end && (text[start].isBlank || [0x0B, 0x0C].contains(text[start])) {
        start += 1
      }
      var stop = start
      while stop < end
        && !(text[stop] == Byte.pipe && (stop == start || text[stop - 1] != Byte.backslash))
      {
        stop += 1
      }
      if stop > start || stop < end { cells.append(text.trimmed(start..<stop)) }
      start = stop + 1
    }
    return cells
  }

  /// Whether the row is made of nothing but `-`, `:`, `|` and blanks, as the second of a table.
  static func isDelimiterRow<Bytes: RandomAccessCollection<UInt8>>(
    _ text: Bytes,
    _ row: Range<Int>
  ) -> Bool where Bytes.Index == Int {
    var hasHyphen = false
    for index in row {
      switch text[index] {
      case Byte.hyphen: hasHyphen = true
      case Byte.colon, Byte.pipe: break
      case let byte where byte.isSpace: break
      default: return false
      }
    }
    guard hasHyphen else { return false }
    return split(text, row).allSatisfy { isDelimiter(text, $0) }
  }

  private static func isDelimiter<Bytes: RandomAccessCollection<UInt8>>(
    _ text: Bytes,
    _ cell: Range<Int>
  ) -> Bool where Bytes.Index == Int {
    var start = cell.lowerBound
    var end = cell.upperBound
    if start < end && text[start] == Byte.colon { start += 1 }
    if start < end && text[end - 1] == Byte.colon { end -= 1 }
    return start < end && (start..<end).allSatisfy { text[$0] == Byte.hyphen }
  }
}
