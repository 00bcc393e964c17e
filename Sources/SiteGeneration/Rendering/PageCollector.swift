import CourseMarkdown
import Diagnostics
import MathTypesetting

/// What is met while a page is rendered and has to be remembered: formulas and links, whose HTML is
/// a marker for now, identifiers, and diagnostics.
final class PageCollector {
  private(set) var formulas: [PageFormula] = []
  private(set) var links: [PageLink] = []
  private(set) var anchors: [String] = []
  private var listed: Set<String> = []
  private var taken: Set<String> = []
  var diagnostics: [Diagnostic] = []
  /// Whether what is being rendered stands in a box that scrolls.
  var isInScroll = false
  /// The references to footnotes so far.
  let footnoteUses = FootnoteUses()
  /// The file that is being rendered, where it is not the page's own: merged solutions.
  var path: String?

  /// Remembers a formula.
  ///
  /// - Returns: The marker that stands for its HTML.
  func formula(_ math: MathSource) -> String {
    if let identifier = math.identifier { add(anchor: identifier) }
    formulas.append(
      PageFormula(
        formula: Formula(math.tex, isDisplay: math.kind == .display),
        texRange: math.texRange,
        identifier: math.identifier,
        path: path
      )
    )
    return Marker.formula(formulas.count - 1).text
  }

  /// Remembers a link or an image.
  ///
  /// - Returns: The marker that stands for its URL.
  func link(to destination: String, at range: SourceRange) -> String {
    links.append(PageLink(destination: destination, range: range, path: path))
    return Marker.link(links.count - 1).text
  }

  /// Remembers an identifier that the page has.
  func add(anchor: String) {
    taken.insert(anchor)
    if listed.insert(anchor).inserted { anchors.append(anchor) }
  }

  /// Keeps an identifier from being made up for something else.
  func reserve(anchor: String) {
    taken.insert(anchor)
  }

  /// A new identifier: the wanted one, or one that is like it but free.
  func makeAnchor(_ wanted: String) -> String {
    var anchor = wanted
    var number = 2
    while taken.contains(anchor) {
      anchor = "\(wanted)-\(number)"
      number += 1
    }
    add(anchor: anchor)
    return anchor
  }

  /// Remembers the identifiers in raw HTML.
  func addAnchors(inHTML html: String) {
    guard html.contains("id") || html.contains("name") else { return }
    for match in html.matches(of: /\b(?:id|name)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/) {
      add(anchor: String(match.1 ?? match.2 ?? match.3 ?? ""))
    }
  }
}
