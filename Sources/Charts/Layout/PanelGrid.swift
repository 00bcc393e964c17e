/// The rows and columns in which panels stand; a single chart is a grid of one.
struct PanelGrid: Sendable {
  private let count: Int
  private let columns: Int
  private let width: Double
  private let top: Double
  private let fixedHeight: Double?
  private let headingHeight: Double
  private let yTitleHeight: Double
  private let xTitleHeight: Double
  private let labelWidth: Double?
  private var labelsLeft = 40.0
  /// How far the first and the last label of a horizontal axis reach beyond it.
  private var overhang = (left: 0.0, right: 12.0)
  private var labelsBelow = 22.0
  private var plotHeight = 100.0

  let isShared: Bool
  let hasHeadings: Bool

  init(_ composition: Composition, layout: Chart.Layout, top: Double, labelWidth: Double?) {
    count = composition.panels.count
    let most = Swift.max(1, Int(layout.width / 150))
    let wanted = composition.columns ?? Int(layout.width / 178)
    columns = Swift.max(1, Swift.min(wanted, most, count))
    width = layout.width
    self.top = top
    self.labelWidth = labelWidth
    fixedHeight = count == 1 ? layout.height : nil
    isShared = composition.sharesAxes
    hasHeadings = composition.panels.contains { !$0.heading.isEmpty }
    let hasYTitle = composition.panels.contains { !$0.y.title.isEmpty }
    let hasXTitle = composition.panels.contains { !$0.x.title.isEmpty }
    headingHeight = hasHeadings ? 20 : 0
    yTitleHeight = hasYTitle ? 26 : 8
    xTitleHeight = hasXTitle ? 20 : 0
  }

  private var gap: Double {
    isShared ? Swift.max(20, overhang.left + overhang.right + 6) : labelsLeft + 14
  }

  private var plotWidth: Double {
    let right = labelWidth ?? overhang.right
    let inner = width - labelsLeft - right - gap * Double(columns - 1)
    return Swift.max(40, inner / Double(columns))
  }

  /// The height of a panel's heading and vertical title above its frame.
  private func header(row: Int) -> Double {
    headingHeight + (row == 0 || !isShared ? yTitleHeight : 8)
  }

  /// The height of all that is between a panel and the one below.
  private func footer(row: Int) -> Double {
    guard isShared else { return labelsBelow + xTitleHeight + 6 }
    // The last row may be short, and the panels above its gap carry labels.
    return (row + 2) * columns > count ? labelsBelow : 12
  }

  /// The foot of the drawing.
  var bottom: Double {
    frame(count - 1).bottom + labelsBelow + xTitleHeight + 4
  }

  /// Settles the margins: labels need room, and the room decides which labels there are.
  mutating func fit(_ composition: Composition) {
    for _ in 0..<2 {
      if let height = fixedHeight {
        let others = top + header(row: 0) + labelsBelow + xTitleHeight + 4
        plotHeight = Swift.max(60, height - others)
      } else {
        plotHeight = Swift.max(90, Swift.min(260, plotWidth * 0.75))
      }
      var widest = 0.0
      for panel in composition.panels {
        let axis = panel.y.rounded(length: plotHeight, isHorizontal: false)
        let placed = axis.placed(from: plotHeight, to: 0)
        let ticks = axis.ticks(on: placed, isHorizontal: false, fontSize: FontSize.text)
        widest = Swift.max(widest, ticks.widest)
      }
      labelsLeft = Double(ceilingInteger(Arrangement.margin + widest + 9))
      fitBelow(composition)
    }
  }

  private mutating func fitBelow(_ composition: Composition) {
    labelsBelow = 22
    overhang = (0, 12)
    for panel in composition.panels {
      let placed = panel.x.placed(from: 0, to: plotWidth)
      let ticks = panel.x.ticks(on: placed, isHorizontal: true, fontSize: FontSize.text)
      if ticks.isTilted { labelsBelow = Swift.max(labelsBelow, ticks.widest * 0.6 + 18) }
      if let last = ticks.labels.last, !ticks.isTilted {
        overhang.right = Swift.max(overhang.right, last.position + last.width / 2 - plotWidth + 4)
      }
      if let first = ticks.labels.first {
        let reach = first.width * (ticks.isTilted ? 0.82 : 0.5) - first.position
        labelsLeft = Swift.max(labelsLeft, Swift.min(reach + 4, width / 3))
        if !ticks.isTilted { overhang.left = Swift.max(overhang.left, reach) }
      }
    }
  }

  /// The top of a panel's heading.
  func top(_ index: Int) -> Double {
    var y = top
    for row in 0..<(Swift.max(0, index) / columns) {
      y += header(row: row) + plotHeight + footer(row: row)
    }
    return y
  }

  func frame(_ index: Int) -> Frame {
    let column = Double(Swift.max(0, index) % columns)
    let left = labelsLeft + column * (plotWidth + gap)
    let row = Swift.max(0, index) / columns
    let head = top(index) + header(row: row)
    return Frame(left: left, top: head, right: left + plotWidth, bottom: head + plotHeight)
  }

  func showsX(_ index: Int) -> Bool { !isShared || index + columns >= count }
  func showsY(_ index: Int) -> Bool { !isShared || index % columns == 0 }
}
