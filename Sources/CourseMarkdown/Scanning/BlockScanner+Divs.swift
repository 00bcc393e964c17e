import Diagnostics

// Divs: their opening lines with the options under them, and their ends.
extension BlockScanner {
  /// Puts a token in place of an opening line and the options under it.
  ///
  /// - Returns: The next line to read.
  mutating func startDiv(_ rest: Range<Int>, _ line: Int) -> Int {
    guard var opening = DivSyntax.opening(bytes, rest) else { return line + 1 }
    var end = rest.upperBound
    var next = line + 1
    while opening.takesOptions, next < source.lineCount, let option = option(on: next) {
      apply(option, to: &opening.attributes)
      end = source.line(next).upperBound
      next += 1
    }
    rewriting.replace(rest.lowerBound..<end, with: .divStart(opening.attributes))
    containers.append(
      OpenContainer(
        kind: .div(opening.fence),
        token: rewriting.tokens.count - 1,
        opening: rest.lowerBound..<bytes.trimmed(rest).upperBound
      )
    )
    return next
  }

  /// The option on a line of the containers that are open.
  private func option(on line: Int) -> DirectiveOption? {
    var cursor = LineCursor(source.line(line), bytes)
    guard matchContainers(&cursor, line).count == containers.count, !cursor.isBlank,
      bytes[cursor.next] == Byte.colon
    else { return nil }
    return DirectiveOption(bytes.string(cursor.rest))
  }

  private func apply(_ option: DirectiveOption, to attributes: inout BlockAttributes) {
    switch option.name {
    case "label", "name": attributes.identifier = option.value
    case "class": attributes.classes += option.value.split(separator: " ").map(String.init)
    default: break
    }
    attributes.keys.append(.init(option.name, option.value))
  }

  /// Puts a token in place of the line that ends the div at `index` among the open containers.
  mutating func endDiv(_ index: Int, _ rest: Range<Int>) {
    let token = containers[index].token
    containers[index].token = -1
    closeContainers(downTo: index)
    leaf = .none
    rewriting.endDiv(token, over: rest)
  }
}
