import CourseMarkdown
import Diagnostics
import Foundation
import Testing

extension MarkdownNode {
  /// The node and all below it, in the order of the document.
  var allNodes: [MarkdownNode] {
    var nodes: [MarkdownNode] = []
    var stack = [self]
    while let node = stack.popLast() {
      nodes.append(node)
      stack.append(contentsOf: node.children.reversed())
    }
    return nodes
  }

  /// The mathematics below the node.
  var allMath: [MathSource] {
    allNodes.compactMap { node in
      switch node.kind {
      case .math(let math), .mathBlock(let math): math
      default: nil
      }
    }
  }
}

/// Text cut by places.
struct SlicedText {
  let bytes: [UInt8]
  private var starts = [0]

  init(_ text: String) {
    bytes = Array(text.utf8)
    for (index, byte) in bytes.enumerated() {
      let next = index + 1 < bytes.count ? bytes[index + 1] : 0
      if byte == 0x0A || (byte == 0x0D && next != 0x0A) { starts.append(index + 1) }
    }
  }

  func offset(_ position: SourcePosition) -> Int? {
    guard position.line >= 1, position.line <= starts.count, position.column >= 1 else {
      return nil
    }
    let offset = starts[position.line - 1] + position.column - 1
    let end = position.line < starts.count ? starts[position.line] : bytes.count
    return offset <= end ? offset : nil
  }

  subscript(range: SourceRange) -> String? {
    guard let start = offset(range.start), let end = offset(range.end), start <= end else {
      return nil
    }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }
}

/// The checks that hold for every document: places are in the text and in the parent's, and
/// mathematics stands where it says.
func expectSoundPlaces(
  _ document: MarkdownDocument,
  in source: String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let text = SlicedText(source)
  for node in document.root.allNodes {
    #expect(text[node.range] != nil, "\(node.kind) \(node.range)", sourceLocation: sourceLocation)
    for child in node.children {
      let isInside = node.range.start <= child.range.start && child.range.end <= node.range.end
      #expect(
        isInside,
        "\(child.kind) \(child.range) is not inside \(node.kind) \(node.range)",
        sourceLocation: sourceLocation
      )
    }
  }
  for math in document.root.allMath {
    let slice = text[math.texRange] ?? "-"
    #expect(
      slice.bareTeX == math.tex.bareTeX,
      "\(math.texRange)",
      sourceLocation: sourceLocation
    )
  }
}

extension String {
  /// TeX without what containers and tables may add to it.
  var bareTeX: String {
    replacingOccurrences(of: "&lt;", with: "<").replacingOccurrences(of: "&gt;", with: ">")
      .replacingOccurrences(of: "&amp;", with: "&")
      .replacing(#/\\+\|/#, with: "|")
      .replacingOccurrences(of: "\0", with: "\u{FFFD}")
      .filter { !$0.isWhitespace && $0 != ">" }
  }
}
