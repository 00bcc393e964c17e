public import Charts

/// Shows a chart in the page.
public func chart(_ chart: Chart, line: Int = #line) {
  let number = BlockRun.current.report.charts.count + 1
  let prefix = "\(BlockRun.current.request.block)-chart-\(number)"
  let drawn = ReportedChart(
    wide: chart.svg(idPrefix: prefix, layout: .wide),
    narrow: chart.svg(idPrefix: prefix + "-narrow", layout: .narrow),
    table: chart.table(),
    line: line
  )
  BlockRun.current.report.charts.append(drawn)
}

/// Shows a table in the page.
///
/// - Parameters:
///   - columns: The heads of the columns.
///   - rows: One text for each column.
///   - caption: What the table shows.
///   - line: The line of the block; left to the compiler.
public func table(
  columns: [String],
  rows: [[String]],
  caption: String = "",
  line: Int = #line
) {
  if rows.contains(where: { $0.count != columns.count }) {
    BlockRun.current.problem(.unevenTable, caption, at: line)
  }
  let table = ReportedTable(caption: caption, columns: columns, rows: rows, line: line)
  BlockRun.current.report.tables.append(table)
}

/// Says something in the page, as Markdown, below the charts.
public func note(_ text: String) {
  BlockRun.current.report.notes.append(text)
}
