import CourseMarkdown
import CourseModel
import Diagnostics
import FileStorage
import MathTypesetting

/// What an author wrote for one page: parsed and recognised.
struct PageText {
  let frontMatter: FrontMatter
  let set: ProblemSet
  /// Plain text: the front matter's title, the text's, or one made of the file's name.
  let title: String
  let diagnostics: [Diagnostic]
  private let allFootnotes: [MarkdownNode]

  /// Parses the bytes of a page, and those of the file with its solutions, if it has one.
  init(_ source: PageSource, bytes: [UInt8], solutions: [UInt8]?, solutionsName: String?) {
    let (text, textProblems) = SourceText.decode(bytes)
    var document = MarkdownParser().parse(text)
    let (frontMatter, frontMatterProblems) = FrontMatter.parse(document.frontMatter)
    allFootnotes = document.takeFootnotes()
    var set = ProblemSetRecognizer.recognize(document)
    var diagnostics = textProblems + document.diagnostics + frontMatterProblems
    if let solutions {
      let (text, problems) = SourceText.decode(solutions)
      let document = MarkdownParser().parse(text)
      let found = problems + document.diagnostics
      diagnostics += found.map { $0.located(in: solutionsName ?? "") }
      let answers = ProblemSetRecognizer.recognize(document)
      set = SolutionMerge.merge(answers, into: set, path: solutionsName)
    }
    let name = source.path.lastPathComponent.withoutPathExtension
    title = frontMatter.title ?? set.title ?? SiteTree.title(ofFileName: name)
    self.diagnostics = diagnostics + set.diagnostics
    self.frontMatter = frontMatter
    self.set = set
  }

  /// The macros of the front matter; those that are not macros become diagnostics.
  func macros(_ diagnostics: inout [Diagnostic]) -> MacroTable {
    var table = MacroTable()
    for macro in frontMatter.macros {
      do throws(MacroTable.Refusal) {
        try table.define(macro.name, as: macro.expansion)
      } catch {
        diagnostics.append(.macroRefused(error, at: macro.range))
      }
    }
    return table
  }

  /// The footnotes that the page shows: those of hidden solutions are hidden too.
  func footnotes(visibility: SolutionsVisibility) -> [MarkdownNode] {
    guard !allFootnotes.isEmpty, visibility == .hidden else { return allFootnotes }
    let shown = set.footnoteLabels(hidingSolutions: true)
    return allFootnotes.filter { $0.footnoteLabel.map(shown.contains) ?? false }
  }

  /// The footnotes' numbers, in the order in which they are shown.
  func footnoteNumbers(visibility: SolutionsVisibility) -> [String: Int] {
    var numbers: [String: Int] = [:]
    for footnote in footnotes(visibility: visibility) {
      if let label = footnote.footnoteLabel, numbers[label] == nil {
        numbers[label] = numbers.count + 1
      }
    }
    return numbers
  }
}

extension MarkdownDocument {
  /// Takes the footnotes out: they stand at the end of the page, whatever they stood behind.
  fileprivate mutating func takeFootnotes() -> [MarkdownNode] {
    let footnotes = root.children.filter { $0.footnoteLabel != nil }
    if !footnotes.isEmpty { root.children.removeAll { $0.footnoteLabel != nil } }
    return footnotes
  }
}

extension MarkdownNode {
  fileprivate var footnoteLabel: String? {
    if case .footnoteDefinition(let label) = kind { label } else { nil }
  }
}

extension ProblemSet {
  /// The labels of the footnotes that the text refers to.
  fileprivate func footnoteLabels(hidingSolutions: Bool) -> Set<String> {
    var labels: Set<String> = []
    var nodes = titleNodes
    var open: [ProblemElement] = []
    for element in elements {
      switch element {
      case .block(let node): nodes.append(node)
      case .section(let section): nodes += section.title
      case .problem(let problem):
        nodes += problem.title
        open += problem.elements
      case .aside(let aside): open.append(.aside(aside))
      }
    }
    while let element = open.popLast() {
      switch element {
      case .block(let node): nodes.append(node)
      case .part(let part):
        nodes += part.title
        open += part.elements
      case .aside(let aside) where !(hidingSolutions && aside.kind.givesSolution):
        nodes += aside.title
        open += aside.elements
      case .aside: break
      }
    }
    while let node = nodes.popLast() {
      if case .footnoteReference(let label) = node.kind { labels.insert(label) }
      nodes += node.children
    }
    return labels
  }
}
