import Diagnostics

extension MarkdownNode {
  /// The displays of a paragraph that holds nothing else, as blocks; `nil` where it does.
  var displaysAsBlocks: [MarkdownNode]? {
    var blocks: [MarkdownNode] = []
    for child in children {
      switch child.kind {
      case .math(let math) where math.kind == .display:
        blocks.append(MarkdownNode(.mathBlock(math), at: child.range))
      case .softBreak, .lineBreak:
        continue
      case .text(let text) where text.utf8.allSatisfy({ $0.isSpace }):
        continue
      default:
        return nil
      }
    }
    return blocks.isEmpty ? nil : blocks
  }
}
