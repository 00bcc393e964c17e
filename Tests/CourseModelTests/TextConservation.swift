import CourseMarkdown
import CourseModel
import Diagnostics

/// The text of a document and of its model, to compare: nothing that an author writes gets lost.
enum TextConservation {
  /// The characters of the document, white space aside.
  static func characters(of document: MarkdownDocument) -> [Character] {
    visible([document.root].wholeText)
  }

  /// The characters of the model and of the markers, in the order of the document.
  ///
  /// A solution may stand elsewhere in the model than in the document, so pieces are put in order
  /// by their place in the source.
  static func characters(of set: ProblemSet) -> [Character] {
    var pieces: [(SourceRange, String)] = set.markers.map { ($0.range, $0.text) }
    pieces += Self.pieces(set.titleNodes)
    for element in set.elements {
      switch element {
      case .block(let node): pieces += Self.pieces([node])
      case .section(let section): pieces += Self.pieces(section.title)
      case .problem(let problem):
        pieces += Self.pieces(problem.title) + Self.pieces(problem.elements)
      case .aside(let aside): pieces += Self.pieces([.aside(aside)])
      }
    }
    let ordered = pieces.enumerated().sorted { left, right in
      (left.element.0.start, left.element.0.end, left.offset)
        < (right.element.0.start, right.element.0.end, right.offset)
    }
    return visible(ordered.map(\.element.1).joined())
  }

  private static func pieces(_ elements: [ProblemElement]) -> [(SourceRange, String)] {
    elements.flatMap { element in
      switch element {
      case .block(let node): pieces([node])
      case .part(let part): pieces(part.title) + pieces(part.elements)
      case .aside(let aside): pieces(aside.title) + pieces(aside.elements)
      }
    }
  }

  /// The leaves of nodes with their places.
  private static func pieces(_ nodes: [MarkdownNode]) -> [(SourceRange, String)] {
    nodes.flatMap { node -> [(SourceRange, String)] in
      let own = [MarkdownNode(node.kind, at: node.range)].wholeText
      if case .htmlBlock = node.kind { return [(node.range, own)] }
      return (own.isEmpty ? [] : [(node.range, own)]) + pieces(node.children)
    }
  }

  private static func visible(_ text: String) -> [Character] {
    text.filter { !$0.isWhitespace }.map(\.self)
  }
}

extension [MarkdownNode] {
  /// The text of nodes with that of code and HTML blocks.
  var wholeText: String {
    map { node in
      switch node.kind {
      case .htmlBlock(let html): html
      case .codeBlock(let code): code.literal
      case .text, .code, .html, .math, .mathBlock, .softBreak, .lineBreak: node.plainText
      default: node.children.wholeText
      }
    }.joined()
  }
}
