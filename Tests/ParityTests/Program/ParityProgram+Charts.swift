// Every chart of the snapshots, drawing and table.

import Charts

extension ParityProgram {
  func tellCharts() {
    for sample in ChartSample.all {
      let chart = sample.chart()
      var digest = Digest()
      digest.add(chart.svg(idPrefix: "parity", layout: sample.layout))
      digest.add(chart.table(maximumRows: 12))
      tell("chart \(sample.name)", digest.value)
    }
  }
}
