import CourseMarkdown
import Diagnostics

// Model elements from marks; anchors come later.

extension Problem {
  init(_ mark: ProblemMark, _ range: SourceRange, _ elements: [ProblemElement]) {
    self.init(
      number: mark.number,
      title: mark.title,
      titleText: mark.title.plainText.trimmingSpaces,
      points: mark.points,
      anchor: "",
      identifier: mark.identifier,
      range: range,
      elements: elements
    )
  }
}

extension Part {
  init(_ mark: PartMark, _ range: SourceRange, _ elements: [ProblemElement]) {
    self.init(
      label: mark.label.text,
      title: mark.title,
      titleText: mark.title.plainText.trimmingSpaces,
      points: mark.points,
      anchor: "",
      range: range,
      elements: elements
    )
  }
}

extension Aside {
  init(_ mark: AsideMark, _ range: SourceRange, _ elements: [ProblemElement]) {
    self.init(
      kind: mark.kind,
      title: mark.title,
      anchor: nil,
      range: range,
      elements: elements,
      path: nil
    )
  }
}

extension Section {
  init(_ title: HeadingTitle, level: Int?, _ range: SourceRange) {
    self.init(
      level: level ?? 2,
      title: title.nodes,
      titleText: title.nodes.plainText.trimmingSpaces,
      points: title.points,
      anchor: "",
      range: range
    )
  }
}
