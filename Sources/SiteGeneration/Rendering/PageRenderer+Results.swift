import BlockExecution
import CourseMarkdown
import CourseModel
import Diagnostics

// Values in prose: `{result} block.name` in backquotes.

extension PageRenderer {
  /// A node with the values of results in the place of the code spans that name them.
  func resolvingResults(_ node: MarkdownNode) -> MarkdownNode {
    resolved(node) ?? node
  }

  /// `nil` where the node stays as it is, as nearly all do.
  private func resolved(_ node: MarkdownNode) -> MarkdownNode? {
    switch node.kind {
    case .code(let text):
      guard let reference = ResultReference(text) else { return nil }
      var copy = node
      copy.kind = .html(html(of: reference, at: node.range))
      return copy
    case .html(let html):
      collector.addAnchors(inHTML: html)
      return nil
    default:
      var copy: MarkdownNode?
      for (index, child) in node.children.enumerated() {
        guard let changed = resolved(child) else { continue }
        copy = copy ?? node
        copy?.children[index] = changed
      }
      return copy
    }
  }

  private func html(of reference: ResultReference, at range: SourceRange) -> String {
    guard let report = computation.reports[reference.block] else {
      if !computation.failedBlocks.contains(reference.block) {
        let known = computation.reports.keys.sorted() + computation.failedBlocks.sorted()
        collector.diagnostics.append(.unknownBlock(reference.block, at: range, among: known))
      }
      return "<code>\(HTMLText.escaped(reference.text))</code>"
    }
    guard let result = report.result(reference.name) else {
      let known = report.results.map(\.name)
      collector.diagnostics.append(
        .unknownResult(reference.name, of: reference.block, at: range, among: known)
      )
      return "<code>\(HTMLText.escaped(reference.text))</code>"
    }
    let text = ResultText(result)
    let error = text.error.map { " <span class=\"error\">± \(HTMLText.escaped($0))</span>" } ?? ""
    let value = HTMLText.escaped(text.value)
    return "<data class=\"result\" value=\"\(value)\">\(value)\(error)</data>"
  }
}

/// What a code span `{result} block.name` names.
struct ResultReference {
  var text: String
  var block: String
  var name: String

  init?(_ code: String) {
    guard code.hasPrefix("{result}") else { return nil }
    let path = code.dropFirst("{result}".count).filter { $0 != " " }
    let parts = path.split(separator: ".", maxSplits: 1)
    guard parts.count == 2 else { return nil }
    text = code
    block = String(parts[0])
    name = String(parts[1])
  }
}
