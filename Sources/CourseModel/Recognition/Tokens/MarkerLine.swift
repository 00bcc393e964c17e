import CourseMarkdown
import Diagnostics

/// A stretch of inline nodes in which a marker was found, and how to take it apart: each byte goes
/// to the title, to the body, or to the markers.
struct MarkerLine {
  let nodes: [MarkdownNode]
  let flat: FlatText

  /// The nodes of a stretch without the space around them; `nil` where it is blank.
  func nodes(_ range: Range<Int>) -> [MarkdownNode]? {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, isBlank(start) { start += 1 }
    while end > start, isBlank(end - 1) { end -= 1 }
    return start < end ? nodes.slice(flat: start..<end) : nil
  }

  private func isBlank(_ offset: Int) -> Bool {
    flat.bytes[offset].isBlank || flat.bytes[offset] == FlatText.newline
  }

  /// The place of a stretch in the source.
  func range(_ range: Range<Int>) -> SourceRange {
    nodes(range)?.coveredRange ?? nodes.coveredRange ?? SourceRange(line: 1)
  }

  func points(_ match: PointsMatch?) -> Points? {
    match.map { Points(value: $0.value, range: range($0.range)) }
  }

  /// A stretch as words that were taken out; nothing where it is blank.
  func markers(_ range: Range<Int>) -> [Marker] {
    guard let nodes = nodes(range), let place = nodes.coveredRange else { return [] }
    return [Marker(text: nodes.plainText, range: place)]
  }

  /// A stretch as a paragraph; nothing where it is blank.
  func paragraph(_ range: Range<Int>) -> [MarkdownNode] {
    guard let nodes = nodes(range), let place = nodes.coveredRange else { return [] }
    return [MarkdownNode(.paragraph, at: place, nodes)]
  }

  /// The words of a candidate: as a title, without the points in them and the full stop behind
  /// them; and as the beginning of the text that goes on behind them.
  func candidate(_ match: TitleCandidate, body: Range<Int>) -> Candidate? {
    let (text, points) = titleParts(match.range)
    guard var last = text.last else { return nil }
    let between = markers(match.range.upperBound..<body.lowerBound)
    let pointsMarkers = points.map { markers($0.range) } ?? []
    var title = Candidate.Reading(nodes: [], points: self.points(points))
    title.markers = pointsMarkers + between
    let stop = lastByte(of: last).flatMap { ".:".utf8.contains(flat.bytes[$0]) ? $0 : nil }
    if let end = stop {
      title.markers += markers(end..<last.upperBound)
      last = last.lowerBound..<end
    }
    title.nodes = (text.dropLast() + [last]).flatMap { nodes($0) ?? [] }
    if match.form != .plain { title.nodes = title.nodes.unwrappingStrong }
    var statement = Candidate.Reading(nodes: [], markers: between)
    if match.form == .plain {
      statement.nodes = paragraph(joining: [match.range, body])
    } else {
      statement.nodes = paragraph(joining: text + [body])
      statement.points = title.points
      statement.markers += pointsMarkers
    }
    return Candidate(
      start: match.range.lowerBound,
      form: match.form,
      endsBlock: match.endsBlock,
      isStopped: stop != nil,
      title: title,
      statement: statement
    )
  }

  /// Several stretches as one paragraph.
  private func paragraph(joining ranges: [Range<Int>]) -> [MarkdownNode] {
    let present = ranges.filter { !$0.isEmpty && nodes($0) != nil }
    guard let first = present.first, let last = present.last else { return [] }
    // Neighbours are taken in one piece, with the space between them.
    let pieces =
      first.upperBound == last.lowerBound || present.count == 1
      ? [first.lowerBound..<last.upperBound] : present
    let inlines = pieces.flatMap { nodes($0) ?? [] }
    guard let place = inlines.coveredRange else { return [] }
    return [MarkdownNode(.paragraph, at: place, inlines)]
  }

  /// The stretches of a title around its points.
  private func titleParts(_ range: Range<Int>) -> (text: [Range<Int>], points: PointsMatch?) {
    guard let points = titlePoints(range) else {
      return (nodes(range) == nil ? [] : [range], nil)
    }
    let before = range.lowerBound..<points.range.lowerBound
    let after = points.range.upperBound..<range.upperBound
    return ([before, after].filter { nodes($0) != nil }, points)
  }

  /// Points in brackets anywhere in a title, or bare ones behind a comma or dash at its end.
  private func titlePoints(_ range: Range<Int>) -> PointsMatch? {
    for offset in range {
      var cursor = MarkerCursor(flat.bytes, from: offset, to: range.upperBound)
      switch flat.bytes[offset] {
      case UInt8(ascii: "("), UInt8(ascii: "["):
        if let points = cursor.takePoints() { return points }
      case UInt8(ascii: ","), UInt8(ascii: " "), UInt8(ascii: ":"):
        let isSeparated = flat.bytes[offset] != UInt8(ascii: " ") || cursor.takeDash()
        _ = cursor.take(anyOf: ",:")
        if isSeparated, let points = cursor.takePoints(), cursor.isAtEnd {
          return PointsMatch(
            value: points.value,
            range: offset..<points.range.upperBound,
            isBracketed: false
          )
        }
      default: break
      }
    }
    return nil
  }

  private func lastByte(of range: Range<Int>) -> Int? {
    range.last { !isBlank($0) }
  }
}

extension [MarkdownNode] {
  /// The nodes with bold type taken off where all of them are bold.
  var unwrappingStrong: [MarkdownNode] {
    let allStrong =
      !isEmpty
      && allSatisfy { node in
        if case .strong = node.kind { true } else { node.isBlankText }
      }
    return allStrong ? flatMap { node in node.isBlankText ? [node] : node.children } : self
  }
}

extension MarkdownNode {
  var isBlankText: Bool {
    if case .text(let string) = kind { string.allSatisfy(\.isWhitespace) } else { false }
  }
}
