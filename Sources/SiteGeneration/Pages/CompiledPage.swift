import Diagnostics
import MathTypesetting

/// A page after the first half of the build: its text is HTML already, but formulas and links are
/// still markers, and nothing of the other pages is in it.
struct CompiledPage: Sendable {
  var record: PageRecord
  /// The HTML of the text, with markers.
  var content: String
  /// The entries of the table of contents, with markers.
  var outline: String
  /// In the order of their markers.
  var formulas: [PageFormula]
  var macros: MacroTable
  /// Its line of the search index.
  var searchLine: [UInt8] = []
  /// Why its simulations ran, or did not have to.
  var explanations: [RunExplanation] = []
}

/// A formula of a page, and where its TeX stands in the source.
struct PageFormula: Sendable {
  var formula: Formula
  var texRange: SourceRange
  /// The identifier of a display, to which links may lead.
  var identifier: String?
  /// The file, where it is not the page's own.
  var path: String?
}
