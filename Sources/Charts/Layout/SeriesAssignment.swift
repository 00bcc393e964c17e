/// Gives marks their colours: one for each name, in order of appearance, the same in all panels.
struct SeriesAssignment {
  /// Names that have a colour; a mark without a name stands for itself by its number in its panel.
  private var keys: [(name: [UInt8], number: Int)] = []
  private(set) var legend: [Composition.Series] = []

  /// Colours the marks of one panel.
  mutating func place(_ layers: [Chart.Layer]) -> (marks: [Composition.PlacedMark], barCount: Int) {
    var marks: [Composition.PlacedMark] = []
    var barColors: [Int] = []
    for (number, layer) in layers.enumerated() {
      let name = layer.name.isEmpty ? layer.mark.defaultName : layer.name
      var pen = Pen(color: layer.color, isDashed: layer.isDashed, barIndex: 0)
      let role = layer.mark.role
      if role != .neutral, role != .companion || !name.isEmpty, pen.color == nil {
        pen.color = color(of: name, number: number)
      }
      if role == .bar, let color = pen.color {
        pen.barIndex = barColors.firstIndex(of: color) ?? barColors.count
        if pen.barIndex == barColors.count { barColors.append(color) }
      }
      marks.append(Composition.PlacedMark(mark: layer.mark, name: name, pen: pen))
      if !name.isEmpty { list(name, pen, layer.mark.key) }
    }
    colorCompanions(&marks)
    return (marks, barColors.count)
  }

  private mutating func color(of name: [UInt8], number: Int) -> Int {
    let number = name.isEmpty ? number : -1
    let known = keys.firstIndex { $0.number == number && $0.name == name }
    if let known { return known }
    keys.append((name, number))
    return keys.count - 1
  }

  private mutating func list(_ name: [UInt8], _ pen: Pen, _ key: LegendKey) {
    guard let index = legend.firstIndex(where: { $0.name == name }) else {
      legend.append(Composition.Series(name: name, pen: pen, keys: [key]))
      return
    }
    if !legend[index].keys.contains(key) { legend[index].keys.append(key) }
  }

  /// Gives bands without a name the colour of the mark before them, or else of the one after.
  private func colorCompanions(_ marks: inout [Composition.PlacedMark]) {
    for index in marks.indices
    where marks[index].mark.role == .companion && marks[index].pen.color == nil {
      let before = marks[..<index].last { $0.pen.color != nil }
      let after = marks[index...].first { $0.pen.color != nil }
      marks[index].pen.color = (before ?? after)?.pen.color ?? 0
    }
  }
}
