// The data of a chart as HTML.

internal import DeterministicMath

extension Chart {
  /// The data as HTML tables, for readers who cannot see the chart and for those who want numbers.
  ///
  /// Marks over the same abscissae share a table; functions are told at the abscissae of the data
  /// beside them. Numbers have six significant digits; missing ones are dashes.
  ///
  /// - Parameter maximumRows: Longer tables are thinned evenly to about so many rows, and say so.
  /// - Returns: The markup.
  @export(interface)
  public func table(maximumRows: Int = 200) -> String {
    String(decoding: tableBytes(maximumRows: maximumRows), as: UTF8.self)
  }

  /// The UTF-8 of the tables, for a report that is written as bytes.
  package func tableBytes(maximumRows: Int = 200) -> [UInt8] {
    let composition = Composition(self)
    var html = MarkupWriter()
    for panel in composition.panels {
      for table in tables(of: panel) {
        html.table(
          table,
          heading: panel.heading,
          maximumRows: Swift.max(1, Swift.min(100_000, maximumRows))
        )
      }
    }
    return html.bytes
  }

  private func tables(of panel: Composition.Panel) -> [DataTable] {
    var tables: [DataTable] = []
    for mark in panel.marks {
      let labels = TableLabels(
        x: panel.x.title.isEmpty ? [UInt8](words: "x") : panel.x.titleMarkup,
        y: panel.y.title.isEmpty ? [UInt8](words: "y") : panel.y.titleMarkup,
        name: mark.name,
        axis: panel.x
      )
      let abscissae = tables.last { $0.abscissae != nil }?.abscissae
      guard let next = mark.mark.table(labels, following: abscissae) else { continue }
      if let index = tables.lastIndex(where: { $0.hasSameRows(as: next) }) {
        tables[index].values.append(contentsOf: next.values)
      } else {
        tables.append(next)
      }
    }
    return tables
  }
}

extension MarkupWriter {
  fileprivate mutating func table(_ table: DataTable, heading: RichText, maximumRows: Int) {
    let count = table.rowCount
    guard count > 0 else { return }
    let step = (count + maximumRows - 1) / maximumRows
    raw("<table class=\"chart-data\">\n")
    if !heading.isEmpty || step > 1 {
      raw("<caption>")
      heading.write(toHTML: &self)
      if step > 1 { thinningNote(step: step, count: count, follows: !heading.isEmpty) }
      raw("</caption>\n")
    }
    raw("<thead><tr>")
    let columns = table.keys + table.values
    for column in columns {
      raw("<th scope=\"col\">")
      RichText(markup: column.heading).write(toHTML: &self)
      raw("</th>")
    }
    raw("</tr></thead>\n<tbody>\n")
    var row = 0
    while row < count {
      raw("<tr>")
      for index in columns.indices {
        cell(columns[index], row, isHeading: index < table.keys.count)
      }
      raw("</tr>\n")
      row += step
    }
    raw("</tbody>\n</table>\n")
  }

  private mutating func thinningNote(step: Int, count: Int, follows: Bool) {
    if follows { raw(" ") }
    raw("(one row in ")
    digits(UInt64(step))
    raw(" of ")
    digits(UInt64(count))
    raw(")")
  }

  @inline(never)
  private mutating func cell(_ column: DataColumn, _ row: Int, isHeading: Bool) {
    raw(isHeading ? "<th scope=\"row\">" : "<td>")
    switch column.cells {
    case .numbers(let numbers):
      let isKnown = row < numbers.count && numbers[row].isFinite
      let markup = isKnown ? DecimalText(rounding: numbers[row]).markup() : [0xE2, 0x80, 0x93]
      RichText(markup: markup).write(toHTML: &self)
    case .texts(let texts):
      if row < texts.count { RichText(markup: texts[row]).write(toHTML: &self) }
    }
    raw(isHeading ? "</th>" : "</td>")
  }
}
