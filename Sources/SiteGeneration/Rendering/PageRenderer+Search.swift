import CourseMarkdown
import CourseModel
import CoursePrograms
import Diagnostics

// What a search finds of the page: the words that its author wrote, as far as the edition shows
// them. Words of templates and numbers of simulations are left out.

extension PageRenderer {
  /// The page's places with their words; titles of places as plain text.
  func searchEntries(
    title: String,
    description: String?,
    footnotes: [MarkdownNode]
  ) -> SearchEntries {
    var entries = SearchEntries(title: title)
    if let description { entries.add(text: description) }
    add(footnotes, to: &entries)
    for element in set.elements {
      switch element {
      case .block(let node): add([node], to: &entries)
      case .section(let section): entries.begin(anchor: section.anchor, title: section.titleText)
      case .problem(let problem): add(problem, to: &entries)
      case .aside(let aside): add(aside, of: "", to: &entries)
      }
    }
    return entries
  }

  private func add(_ problem: Problem, to entries: inout SearchEntries) {
    let place = entries.current
    let noun = nouns[problem.range.start] ?? "Problem"
    let name = [noun, problem.number].compactMap { $0 }.joined(separator: " ")
    let title = problem.titleText.isEmpty ? name : "\(name). \(problem.titleText)"
    entries.begin(anchor: problem.anchor, title: title)
    add(problem.title, to: &entries)
    add(problem.elements, of: name, to: &entries)
    entries.resume(place)
  }

  private func add(
    _ elements: [ProblemElement],
    of owner: String,
    to entries: inout SearchEntries
  ) {
    for element in elements {
      switch element {
      case .block(let node): add([node], to: &entries)
      case .part(let part):
        let place = entries.current
        let name = "\(owner) (\(part.label))"
        let title = part.titleText.isEmpty ? name : "\(name) \(part.titleText)"
        entries.begin(anchor: part.anchor, title: title)
        add(part.title, to: &entries)
        add(part.elements, of: name, to: &entries)
        entries.resume(place)
      case .aside(let aside): add(aside, of: owner, to: &entries)
      }
    }
  }

  private func add(_ aside: Aside, of owner: String, to entries: inout SearchEntries) {
    guard !isHidden(aside) else { return }
    let wasInAside = entries.isInAside
    entries.isInAside = true
    add(aside.title, to: &entries)
    add(aside.elements, of: owner, to: &entries)
    entries.isInAside = wasInAside
  }

  private func add(_ nodes: [MarkdownNode], to entries: inout SearchEntries) {
    for node in nodes {
      switch node.kind {
      case .text(let text), .code(let text): entries.add(text: text)
      case .math(let math), .mathBlock(let math): entries.add(tex: math.tex)
      case .codeBlock(let code): add(code, at: node, to: &entries)
      case .heading:
        if !entries.isInAside, let anchor = set.anchor(of: node) {
          entries.begin(anchor: anchor, title: node.children.plainText)
        }
        add(node.children, to: &entries)
      default: add(node.children, to: &entries)
      }
    }
  }

  private func add(
    _ code: CodeBlock,
    at node: MarkdownNode,
    to entries: inout SearchEntries
  ) {
    if SimulationBlock.recognizes(code) {
      if let block = computation.simulations[node.range] { add(block, to: &entries) }
    } else if Answer.recognizes(code) {
      if let answer = computation.answers[node.range] { add(answer, to: &entries) }
    } else if CourseProgram.recognizes(code) {
      entries.add(tex: code.literal)
    } else {
      entries.add(text: code.literal)
    }
  }

  /// A figure with a title is a place of its own.
  private func add(_ block: SimulationBlock, to entries: inout SearchEntries) {
    let place = entries.current
    if let title = block.title {
      let nodes = MarkdownParser(allowsFrontMatter: false).parse(title).root.children
      entries.begin(anchor: block.id, title: nodes.plainText)
      add(nodes, to: &entries)
    }
    if let caption = block.caption { addFragment(caption, to: &entries) }
    if block.codeVisibility != .hidden { entries.add(text: block.shownCode) }
    entries.resume(place)
  }

  /// What is asked, and what there is to choose from; never what is right.
  private func add(_ answer: Answer, to entries: inout SearchEntries) {
    addFragment(answer.prompt, to: &entries)
    if let hint = answer.hint { addFragment(hint, to: &entries) }
    if case .choice(let choice) = answer.kind {
      for option in choice.options { addFragment(option, to: &entries) }
    }
  }

  private func addFragment(_ text: String, to entries: inout SearchEntries) {
    add(MarkdownParser(allowsFrontMatter: false).parse(text).root.children, to: &entries)
  }
}
