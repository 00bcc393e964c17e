public import Charts
import DeterministicMath

/// Shows a chart in the page.
@export(interface)
public func chart(_ chart: Chart, line: Int = #line) {
  let prefix = BlockRun.access { run in
    let number = UInt64(run.report.charts.count + 1)
    return run.request.block + [UInt8](words: "-chart-") + [UInt8](digitsOf: number)
  }
  let drawn = ReportedChart(
    wide: chart.svgBytes(idPrefix: prefix, layout: .wide),
    narrow: chart.svgBytes(idPrefix: prefix + [UInt8](words: "-narrow"), layout: .narrow),
    table: chart.tableBytes(),
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
  let table = ReportedTable(
    caption: [UInt8](text: caption),
    columns: [UInt8].texts(columns),
    rows: rows.map { [UInt8].texts($0) },
    line: line
  )
  BlockRun.access { run in
    if isUneven { run.problem(.unevenTable, table.caption, at: line) }
    run.report.tables.append(table)
  }
}

/// Says something in the page, as Markdown, below the charts.
@export(interface)
public func note(_ text: String) {
  let bytes = [UInt8](text: text)
  BlockRun.access { $0.report.notes.append(bytes) }
}
