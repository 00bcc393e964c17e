import CourseMarkdown
import Diagnostics

// Where solutions, hints and remarks belong, and how far they reach.

extension StructureBuilder {
  /// A solution belongs to the innermost part that is open; within a solution only hints and
  /// remarks nest.
  mutating func placeAside(_ token: Token, _ mark: AsideMark) {
    guard hasProblem else { return placeOrphan(token, mark) }
    let solution = stack.indices.last { stack[$0].givesSolution }
    if let solution {
      if mark.kind.givesSolution, solution >= floor {
        close(to: solution)
      } else if mark.kind.givesSolution, token.enclosed == nil {
        return appendOriginal(token)
      } else {
        closeHints(above: solution)
      }
    } else {
      closeHints()
      if mark.kind.givesSolution { closeSharedList() }
    }
    open(.aside(mark), for: token)
  }

  /// A solution behind a list of parts answers all of them.
  private mutating func closeSharedList() {
    let shared = stack.indices.first { $0 >= floor && stack[$0].part?.sharesSolution ?? false }
    if let shared { close(to: shared) }
  }

  /// Without a problem, only what cannot be prose is an aside: a solution set apart, a container.
  private mutating func placeOrphan(_ token: Token, _ mark: AsideMark) {
    let isSetApart = mark.form != .plain && mark.kind.givesSolution
    guard floor == 0 else { return appendOriginal(token) }
    close(to: 0)
    guard isSetApart || token.enclosed != nil || followsContainerProblem else {
      return appendOriginal(token)
    }
    open(.aside(mark), for: token)
  }

  /// Closes the hint or remark that is open above a frame.
  private mutating func closeHints(above depth: Int) {
    let hint = stack.indices.first { index in
      index > depth && index >= floor && stack[index].aside.map { !$0.kind.givesSolution } ?? false
    }
    if let hint { close(to: hint) }
  }

  /// Closes all hints and remarks that may be closed.
  mutating func closeHints() { closeHints(above: -1) }

  /// A hint that has no heading is one paragraph and what that leads into, so that the statement
  /// may go on behind it.
  mutating func closeShortAside(before token: Token) {
    guard let frame = stack.last, let aside = frame.aside, !frame.isBarrier,
      !aside.kind.givesSolution, aside.form != .heading
    else { return }
    if aside.standsAlone, frame.elements.isEmpty { return }
    guard case .block(let previous)? = frame.elements.last, let next = token.original.first,
      previous.leads(into: next)
    else { return close(to: stack.count - 1) }
  }
}

extension MarkdownNode {
  /// Whether a block goes on with the sentence of the one before it.
  fileprivate func leads(into next: MarkdownNode) -> Bool {
    switch next.kind {
    case .mathBlock: return true
    case .list, .codeBlock, .table, .blockQuote: return plainText.trimmingSpaces.hasSuffix(":")
    case .paragraph:
      let first = next.plainText.first { !$0.isWhitespace }
      if case .mathBlock = kind { return first?.isLowercase ?? false }
      return false
    default: return false
    }
  }
}
