import CourseMarkdown
import CourseModel
import Diagnostics

/// Renders the text of one page: its problem set as HTML with markers.
///
/// Components (problems, parts, solutions, simulations, answers) come from templates, from the inside
/// out; everything else is ordinary Markdown.
struct PageRenderer {
  let templates: TemplateLibrary
  let visibility: SolutionsVisibility
  let set: ProblemSet
  /// What the page's simulations found, and whether its answers hold.
  let computation: PageComputation
  /// What the page's script needs to judge answers.
  let fields: AnswerFields
  let highlighter: CodeHighlighter
  let collector: PageCollector
  let footnoteNumbers: [String: Int]
  /// The day on which solutions that are hidden are released.
  let release: CalendarDate?
  /// What the author calls the problems.
  let nouns: [SourcePosition: String]
  /// How deep headings of problems are: below the page's own.
  private static let problemLevel = 2

  /// The HTML of everything, footnotes last.
  func render(footnotes: [MarkdownNode]) -> String {
    reserveAnchors()
    var html = ""
    for element in set.elements {
      switch element {
      case .block(let node): html += render([node])
      case .section(let section): html += render(section)
      case .problem(let problem): html += render(problem)
      case .aside(let aside): html += render(aside, of: nil, level: Self.problemLevel)
      }
    }
    return html + render(footnotes)
  }

  /// Anchors of the model come before those that are made up while rendering.
  private func reserveAnchors() {
    for anchor in set.headingAnchors.values { collector.reserve(anchor: anchor) }
    for element in set.elements {
      switch element {
      case .section(let section): collector.reserve(anchor: section.anchor)
      case .problem(let problem):
        collector.reserve(anchor: problem.anchor)
        reserve(problem.elements)
      case .aside(let aside): reserve([.aside(aside)])
      case .block: break
      }
    }
  }

  private func reserve(_ elements: [ProblemElement]) {
    for element in elements {
      switch element {
      case .part(let part):
        collector.reserve(anchor: part.anchor)
        reserve(part.elements)
      case .aside(let aside):
        if let anchor = aside.anchor { collector.reserve(anchor: anchor) }
        reserve(aside.elements)
      case .block: break
      }
    }
  }

  func isHidden(_ aside: Aside) -> Bool {
    visibility == .hidden && aside.kind.givesSolution
  }

  private func render(_ section: Section) -> String {
    collector.add(anchor: section.anchor)
    var context = TemplateContext()
    context.set("anchor", section.anchor)
    context.set("level", "\(min(max(section.level, 2), 6))")
    context.set("title", inline(section.title))
    return templates.render("section-heading", context)
  }

  private func render(_ problem: Problem) -> String {
    collector.add(anchor: problem.anchor)
    var context = TemplateContext()
    context.set("anchor", problem.anchor)
    context.set("level", "\(Self.problemLevel)")
    let noun = nouns[problem.range.start] ?? "Problem"
    context.set("label", noun)
    context.set("number", problem.number)
    context.set("title", problem.title.isEmpty ? nil : inline(problem.title))
    context.setCount("points", problem.points?.value)
    let name = [noun.lowercased(), problem.number].compactMap { $0 }
      .joined(separator: " ")
    context.set(
      "content",
      render(problem.elements, of: name, level: Self.problemLevel + 1)
    )
    return templates.render("problem", context)
  }

  private func render(_ elements: [ProblemElement], of owner: String, level: Int) -> String {
    var html = ""
    for element in elements {
      switch element {
      case .block(let node): html += render([node])
      case .part(let part): html += render(part, of: owner, level: level)
      case .aside(let aside): html += render(aside, of: owner, level: level)
      }
    }
    return html
  }

  private func render(_ part: Part, of owner: String, level: Int) -> String {
    let label = "(\(part.label))"
    collector.add(anchor: part.anchor)
    var context = TemplateContext()
    context.set("anchor", part.anchor)
    context.set("level", "\(min(level, 6))")
    context.set("label", label)
    context.set("name", "Part \(label)")
    context.set("title", part.title.isEmpty ? nil : inline(part.title))
    context.setCount("points", part.points?.value)
    context.set("content", render(part.elements, of: "\(owner) \(label)", level: level + 1))
    return templates.render("part", context)
  }

  private func render(_ aside: Aside, of owner: String?, level: Int) -> String {
    guard !isHidden(aside) else { return "" }
    let outerPath = collector.path
    if let path = aside.path { collector.path = path }
    defer { collector.path = outerPath }
    if let anchor = aside.anchor { collector.add(anchor: anchor) }
    var context = TemplateContext()
    context.set("kind", aside.kind.rawValue)
    context.set("anchor", aside.anchor)
    context.set("level", "\(min(level, 6))")
    let word = aside.kind.rawValue
    let title = inline(aside.title)
    context.set("label", word.prefix(1).uppercased() + word.dropFirst())
    context.set("title", aside.title.isEmpty ? nil : title)
    context.set("of", owner)
    context.set("collapsed", isCollapsed(aside))
    context.set("content", render(aside.elements, of: owner ?? word, level: level + 1))
    return templates.render("solution", context)
  }

  /// Solutions follow the policy; hints are something to ask for; remarks are just text.
  private func isCollapsed(_ aside: Aside) -> Bool {
    switch aside.kind {
    case .solution, .answer: visibility == .collapsed
    case .hint: true
    case .remark: false
    }
  }
}
