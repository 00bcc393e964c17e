// Areas between two lines over the same abscissae.

extension MarkupWriter {
  /// Appends the polygons between two lines, one for each stretch without gaps.
  mutating func area(between top: [Point], and bottom: [Point], within frame: Frame) {
    let count = Swift.min(top.count, bottom.count)
    var start = 0
    while start < count {
      var end = start
      while end < count, top[end].isFinite, bottom[end].isFinite { end += 1 }
      if end - start > 1 {
        let upper = [Point](top[start..<end]).thinned(width: frame.width)
        let lower = [Point](bottom[start..<end]).thinned(width: frame.width)
        polygon(upper + lower.reversed(), within: frame)
      }
      start = end + 1
    }
  }
}
