/// A template that was rendered once for all contexts of one shape: its text, with holes where the
/// values' texts go.
///
/// Mustache decides by which values there are, not by what they say, so two contexts of the same
/// shape give the same text around the holes.
struct TemplateSkeleton: Sendable {
  private enum Piece: Sendable {
    case literal(String)
    case text(Int)
    case escaped(Int)
  }

  private var pieces: [Piece] = []
  private var literalLength = 0

  /// What stands for a text while a skeleton is made; its `<` shows whether the template escapes it.
  static func hole(_ index: Int) -> String { "\(Marker.opening)\(index)<\(Marker.closing)" }

  /// Takes a rendered template apart at its holes.
  init(_ rendered: String) {
    let parts = Self.split(rendered, at: Marker.opening)
    addLiteral(parts[0])
    for part in parts.dropFirst() {
      let halves = Self.split(part, at: Marker.closing)
      let digits = halves[0].prefix { $0 != "<" && $0 != "&" }
      guard halves.count == 2, let index = Int(digits) else { continue }
      pieces.append(halves[0].hasSuffix("<") ? .text(index) : .escaped(index))
      addLiteral(halves[1])
    }
  }

  private static func split(_ text: String, at separator: String) -> [String] {
    text.utf8.split(separator: separator.utf8, omittingEmptySubsequences: false)
      .map { String(Substring($0)) }
  }

  private mutating func addLiteral(_ text: String) {
    literalLength += text.utf8.count
    if !text.isEmpty { pieces.append(.literal(text)) }
  }

  /// The text for a context's texts, in their order.
  func filled(_ texts: [String]) -> String {
    var output = ""
    output.reserveCapacity(literalLength + texts.reduce(0) { $0 + $1.utf8.count })
    for piece in pieces {
      switch piece {
      case .literal(let text): output += text
      case .text(let index): output += texts[index]
      case .escaped(let index): output += HTMLText.escapedAsMustache(texts[index])
      }
    }
    return output
  }
}

extension TemplateContext {
  /// What a template's text depends on besides ``texts``, spelled out.
  var shape: [UInt8] {
    var shape: [UInt8] = []
    describe(into: &shape)
    return shape
  }

  /// All texts, in the order in which they are looked up to fill a skeleton.
  var texts: [String] {
    var texts: [String] = []
    collect(into: &texts)
    return texts
  }

  /// The values with holes for texts.
  var exemplar: [String: Any] {
    var count = 0
    return values { _ in
      count += 1
      return TemplateSkeleton.hole(count - 1)
    }
  }

  fileprivate func describe(into shape: inout [UInt8]) {
    for (key, value) in entries {
      shape.append(contentsOf: key.utf8)
      value.describe(into: &shape)
    }
  }

  fileprivate func collect(into texts: inout [String]) {
    for (_, value) in entries { value.collect(into: &texts) }
  }
}

extension TemplateContext.Value {
  fileprivate func describe(into shape: inout [UInt8]) {
    switch self {
    case .text: shape.append(UInt8(ascii: "="))
    case .flag: shape.append(UInt8(ascii: "!"))
    case .object(let context):
      shape.append(UInt8(ascii: "{"))
      context.describe(into: &shape)
      shape.append(UInt8(ascii: "}"))
    case .list(let items):
      shape.append(UInt8(ascii: "["))
      for item in items { item.describe(into: &shape) }
      shape.append(UInt8(ascii: "]"))
    }
  }

  fileprivate func collect(into texts: inout [String]) {
    switch self {
    case .text(let text): texts.append(text)
    case .flag: break
    case .object(let context): context.collect(into: &texts)
    case .list(let items): for item in items { item.collect(into: &texts) }
    }
  }
}
