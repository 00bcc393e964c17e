import CourseMarkdown
import Diagnostics

// Markers in headings, and what a marker makes of the line it stands on.

extension Tokenizer {
  /// A heading: a problem, a part, an aside, or a heading until ``HeadingRoles`` knows better.
  mutating func headingToken(_ heading: MarkdownNode, level: Int) -> Token {
    let line = MarkerLine(nodes: heading.children, flat: FlatText(heading.children))
    let start = MarkerCursor(line.flat.bytes, from: 0, to: line.flat.bytes.count)
    var token = Token(mark: .heading, range: heading.range, body: [heading], original: [heading])
    token.level = level
    var cursor = start
    if let match = cursor.takeAside(form: .heading, styledEnd: 0) {
      accept(match, of: line, from: 0, to: start.end, form: .heading, into: &token)
      return token
    }
    cursor = start
    if let match = cursor.takeProblem(form: .heading, styledEnd: 0, endsBlock: true) {
      accept(match, of: line, from: 0, to: start.end, into: &token)
      return token
    }
    cursor = start
    if let match = cursor.takePart(form: .heading, styledEnd: 0, endsBlock: true) {
      accept(match, of: line, from: 0, to: start.end, into: &token)
    }
    return token
  }

  /// Makes a token a problem's marker with what stands behind it on its lines.
  mutating func accept(
    _ match: ProblemMatch,
    of line: MarkerLine,
    from start: Int,
    to end: Int,
    into token: inout Token
  ) {
    var mark = ProblemMark(number: match.number, points: line.points(match.points))
    mark.candidate = match.title.flatMap { line.candidate($0, body: match.bodyStart..<end) }
    mark.awaitsTitle = match.title == nil
    token.markers = line.markers(start..<(mark.candidate?.start ?? match.bodyStart))
    token.body = line.paragraph(match.bodyStart..<end)
    token.mark = .problem(mark)
    if mark.points == nil, mark.candidate?.title.points == nil {
      reportUnreadablePoints(in: line, from: start, to: match.bodyStart)
    }
  }

  mutating func accept(
    _ match: PartMatch,
    of line: MarkerLine,
    from start: Int,
    to end: Int,
    into token: inout Token
  ) {
    var mark = PartMark(label: match.label, points: line.points(match.points))
    mark.candidate = match.title.flatMap { line.candidate($0, body: match.bodyStart..<end) }
    mark.isWeak = match.isWeak
    mark.saysPart = match.saysPart
    token.markers = line.markers(start..<(mark.candidate?.start ?? match.bodyStart))
    token.body = line.paragraph(match.bodyStart..<end)
    token.mark = .part(mark)
    if mark.points == nil, mark.candidate?.title.points == nil {
      reportUnreadablePoints(in: line, from: start, to: match.bodyStart)
    }
  }

  mutating func accept(
    _ match: AsideMatch,
    of line: MarkerLine,
    from start: Int,
    to end: Int,
    form: MarkerForm,
    into token: inout Token
  ) {
    var mark = AsideMark(kind: match.kind, form: form)
    mark.target = match.target
    mark.isPlural = match.isPlural
    token.body = line.paragraph(match.bodyStart..<end)
    mark.standsAlone = token.body.isEmpty
    if let title = match.title {
      mark.title = (line.nodes(title) ?? []).unwrappingStrong
      token.markers =
        line.markers(start..<title.lowerBound)
        + line.markers(title.upperBound..<match.bodyStart)
    } else {
      token.markers = line.markers(start..<match.bodyStart)
    }
    token.mark = .aside(mark)
  }

  /// Points that stand where points stand but cannot be read.
  private mutating func reportUnreadablePoints(
    in line: MarkerLine,
    from start: Int,
    to bodyStart: Int
  ) {
    let lineEnd = line.flat.lineEnd(from: start)
    for offset in start...bodyStart where offset < lineEnd {
      var cursor = MarkerCursor(line.flat.bytes, from: offset, to: lineEnd)
      if let range = cursor.takeUnreadablePoints() {
        report(.unreadablePoints(line.flat.string(range), at: line.range(range)))
        return
      }
    }
  }
}
