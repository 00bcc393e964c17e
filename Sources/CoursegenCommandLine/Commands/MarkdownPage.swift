import CourseMarkdown
import CourseModel
import Diagnostics
import MathTypesetting
import SiteGeneration

/// One Markdown file by itself: parsed and recognised, without a site around it.
struct MarkdownPage {
  let frontMatter: FrontMatter
  let set: ProblemSet
  let diagnostics: [Diagnostic]
  private let root: MarkdownNode
  private let macros: MacroTable

  static let sizeLimit = 16 * 1_048_576

  init(_ bytes: [UInt8]) {
    let (text, textProblems) = MarkdownParser.decode(bytes)
    let document = MarkdownParser().parse(text)
    let (frontMatter, frontMatterProblems) = FrontMatter.parse(document.frontMatter)
    self.frontMatter = frontMatter
    root = document.root
    set = ProblemSetRecognizer.recognize(document)
    var macros = MacroTable()
    var macroProblems: [Diagnostic] = []
    for macro in frontMatter.macros {
      do throws(MacroTable.Refusal) {
        try macros.define(macro.name, as: macro.expansion)
      } catch {
        macroProblems.append(.macroRefused(error, at: macro.range))
      }
    }
    self.macros = macros
    diagnostics =
      textProblems + document.diagnostics + frontMatterProblems + macroProblems + set.diagnostics
  }

  /// All mathematics in the order of the file, with what a typesetter says is wrong with it.
  func math(_ typesetter: Typesetter?, _ diagnostics: inout [Diagnostic]) -> [Outline.Math] {
    let sources = root.mathematics
    let formulas = sources.map { Formula($0.tex, isDisplay: $0.kind == .display) }
    let results = typesetter?.typeset(formulas, macros: macros)
    return sources.enumerated().map { index, source in
      guard let error = results?[index].error else { return Outline.Math(source, error: nil) }
      diagnostics.append(error.diagnostic(at: source.texRange))
      return Outline.Math(source, error: error.message)
    }
  }
}
