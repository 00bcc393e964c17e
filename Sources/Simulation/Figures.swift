public import Charts

/// Shows a chart in the page.
@export(interface)
public func chart(_ chart: Chart, line: Int = #line) {
  let prefix = BlockRun.access { "\($0.request.block)-chart-\($0.report.charts.count + 1)" }
  let drawn = ReportedChart(
    wide: chart.svg(idPrefix: prefix, layout: .wide),
    narrow: chart.svg(idPrefix: prefix + "-narrow", layout: .narrow),
    table: chart.table(),
    line: line
  )
  BlockRun.access { $0.report.charts.append(drawn) }
}

/// Shows a table in the page.
///
/// - Parameters:
///   - columns: The heads of the columns.
///   - rows: One text for each column.
///   - caption: What the table shows.
///   - line: The line of the block; left to the compiler.
@export(interface)
public func table(
  columns: [String],
  rows: [[String]],
  caption: String = "",
  line: Int = #line
) {
  let isUneven = rows.contains { $0.count != columns.count }
  let table = ReportedTable(caption: caption, columns: columns, rows: rows, line: line)
  BlockRun.access { run in
    if isUneven { run.problem(.unevenTable, caption, at: line) }
    run.report.tables.append(table)
  }
}

/// Says something in the page, as Markdown, below the charts.
@export(interface)
public func note(_ text: String) {
  BlockRun.access { $0.report.notes.append(text) }
}
