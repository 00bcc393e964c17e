import CourseMarkdown
import Diagnostics

// Parts of a block of raw HTML, for what stands between `<details>` and `</details>`.

extension MarkdownNode {
  /// Some bytes of a block of raw HTML as a block, with the mathematics in it; `nil` if all is space.
  func htmlSlice(_ bytes: Range<Int>) -> MarkdownNode? {
    guard case .htmlBlock(let html) = kind else { return nil }
    let literal = Array(html.utf8)
    let text = literal.string(bytes)
    guard !text.allSatisfy(\.isWhitespace) else { return nil }
    let inner = pieces(of: literal).flatMap { Self.sliced($0, to: bytes) } ?? []
    let holdsMath = inner.contains { node in
      if case .math = node.kind { true } else { false }
    }
    return MarkdownNode(.htmlBlock(text), at: range, holdsMath ? inner : [])
  }

  /// The children with the bytes that each stands for; `nil` where that cannot be told.
  private func pieces(of literal: [UInt8]) -> [(bytes: Range<Int>, node: MarkdownNode)]? {
    var pieces: [(bytes: Range<Int>, node: MarkdownNode)] = []
    var start = 0
    for (index, child) in children.enumerated() {
      let end: Int
      switch child.kind {
      case .html(let html): end = start + html.utf8.count
      case .math where child.range.start.line == child.range.end.line:
        end = start + child.range.end.column - child.range.start.column
      case .math(let math):
        let least = start + math.tex.utf8.count
        let behind = index + 1 < children.count ? children[index + 1].plainText : ""
        end =
          (least..<literal.count).first { literal[$0...].starts(with: behind.utf8) }
          ?? literal.count
      default: return nil
      }
      guard start < end, end <= literal.count else { return nil }
      pieces.append((start..<end, child))
      start = end
    }
    return start == literal.count ? pieces : nil
  }

  /// The pieces within some bytes; `nil` where mathematics would be cut.
  private static func sliced(
    _ pieces: [(bytes: Range<Int>, node: MarkdownNode)],
    to bytes: Range<Int>
  ) -> [MarkdownNode]? {
    var result: [MarkdownNode] = []
    for piece in pieces where piece.bytes.overlaps(bytes) {
      let common = piece.bytes.clamped(to: bytes)
      if common == piece.bytes {
        result.append(piece.node)
      } else if case .html(let html) = piece.node.kind {
        let offset = piece.bytes.lowerBound
        let text = Array(html.utf8)
          .string(common.lowerBound - offset..<common.upperBound - offset)
        result.append(MarkdownNode(.html(text), at: piece.node.range))
      } else {
        return nil
      }
    }
    return result
  }
}
