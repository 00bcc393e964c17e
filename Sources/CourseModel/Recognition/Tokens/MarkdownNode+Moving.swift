import CourseMarkdown
import Diagnostics

extension MarkdownNode {
  /// The node with all of its places replaced, for text that stands in an attribute.
  func moved(to range: SourceRange) -> MarkdownNode {
    mapPlaces { _ in range }
  }

  /// The node with its places moved, for text that was parsed by itself.
  func moved(down lines: Int, right columns: Int) -> MarkdownNode {
    mapPlaces { range in
      let move = { (position: SourcePosition) in
        SourcePosition(line: position.line + lines, column: position.column + columns)
      }
      return SourceRange(start: move(range.start), end: move(range.end))
    }
  }

  private func mapPlaces(_ place: (SourceRange) -> SourceRange) -> MarkdownNode {
    var copy = self
    copy.range = place(range)
    switch kind {
    case .math(var math):
      math.texRange = place(math.texRange)
      copy.kind = .math(math)
    case .mathBlock(var math):
      math.texRange = place(math.texRange)
      copy.kind = .mathBlock(math)
    case .codeBlock(var code):
      code.firstLine += copy.range.start.line - range.start.line
      copy.kind = .codeBlock(code)
    default: break
    }
    copy.children = children.map { $0.mapPlaces(place) }
    return copy
  }
}
