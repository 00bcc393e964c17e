import CourseMarkdown
import CourseModel
import Diagnostics

// Markdown that stands in YAML: titles, captions, prompts, hints.

extension PageRenderer {
  /// The HTML of a text of one line, without a paragraph around it.
  func fragment(_ text: String) -> String {
    let nodes = MarkdownParser(allowsFrontMatter: false).parse(text).root.children
    guard nodes.count == 1, case .paragraph = nodes[0].kind else { return blocks(text) }
    return inline(nodes[0].children)
  }

  /// The HTML of a text of any length.
  func blocks(_ text: String) -> String {
    render(MarkdownParser(allowsFrontMatter: false).parse(text).root.children)
  }

  /// The day on which what is hidden is released.
  var releaseDate: String? { release.map { DateText.text($0.description) } }
}
