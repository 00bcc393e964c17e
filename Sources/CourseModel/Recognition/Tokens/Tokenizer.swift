import CourseMarkdown
import Diagnostics

/// Turns blocks into tokens.
///
/// What a token's mark is worth may still depend on its neighbours;
/// ``HeadingRoles``, ``TitleDecision`` and ``StructureBuilder`` decide that.
struct Tokenizer {
  /// Containers deeper than this are not looked into.
  static let depthLimit = 16

  private(set) var diagnostics: [Diagnostic] = []

  mutating func tokens(of blocks: [MarkdownNode], depth: Int = 0) -> [Token] {
    var tokens: [Token] = []
    let tags = DetailsTags(blocks)
    var index = 0
    while index < blocks.count {
      if depth < Self.depthLimit,
        let details = details(in: blocks, at: index, tags: tags, depth: depth)
      {
        tokens += details.tokens
        index = details.next
      } else {
        tokens += self.tokens(of: blocks[index], depth: depth)
        index += 1
      }
    }
    return tokens
  }

  private mutating func tokens(of block: MarkdownNode, depth: Int) -> [Token] {
    switch block.kind {
    case .heading(let level): [headingToken(block, level: level)]
    case .paragraph: paragraphTokens(block)
    case .thematicBreak:
      [Token(mark: .rule, range: block.range, body: [block], original: [block])]
    case .blockQuote where depth < Self.depthLimit: quoteTokens(block, depth: depth)
    case .list(let list) where depth < Self.depthLimit:
      listTokens(block, list: list, depth: depth)
    case .div(let attributes) where depth < Self.depthLimit:
      divTokens(block, attributes: attributes, depth: depth)
    default: [.block(block)]
    }
  }

  mutating func report(_ diagnostic: Diagnostic) {
    diagnostics.append(diagnostic)
  }
}
