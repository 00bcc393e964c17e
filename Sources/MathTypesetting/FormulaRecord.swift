import Foundation

/// What is kept of a typeset formula: markup in shorthand, and what is to be said about it.
struct FormulaRecord: Sendable {
  /// What is rarely there.
  private struct Remarks: Codable, Hashable {
    var error: FormulaError?
    var warnings: [String] = []
  }

  /// `nil` where KaTeX refused.
  private var markup: [UInt8]?
  private var remarks: Remarks

  /// Stands for an answer that has not come.
  static let pending = FormulaRecord(error: FormulaError(.unavailable))

  init(error: FormulaError) {
    self.init(markup: nil, remarks: Remarks(error: error))
  }

  private init(markup: [UInt8]?, remarks: Remarks) {
    self.markup = markup
    self.remarks = remarks
  }

  init(_ answer: Engine.Answer, _ rewritten: RewrittenFormula) {
    switch answer {
    case .typeset(let markup, let warnings):
      let remarks = Remarks(error: rewritten.irregularity, warnings: warnings)
      self.init(markup: markup, remarks: remarks)
    case .refused(let reason, let offset, let suggestion):
      let place = offset.map { rewritten.sourceOffset(forUTF16: $0) }
      var error = FormulaError(reason: reason, suggestion: suggestion, at: place)
      if let structure = rewritten.structure, error.mayFollowFromStructure {
        error.fact = structure.fact
        error.offset = structure.offset
      }
      self.init(error: error)
    case .tookTooLong:
      self.init(error: FormulaError(.tookTooLong))
    case .broken(let reason):
      self.init(error: FormulaError(.unavailable, reason: reason))
    }
  }

  /// Whether the answer would be the same tomorrow.
  var isWorthKeeping: Bool {
    remarks.error?.fact != .unavailable && remarks.error?.fact != .tookTooLong
  }

  func formula(for formula: Formula) -> TypesetFormula {
    guard let markup else {
      return .refused(formula, remarks.error ?? FormulaError(.other))
    }
    return TypesetFormula(
      html: MarkupShorthand.expanded(markup),
      error: remarks.error,
      isTypeset: true,
      warnings: remarks.warnings
    )
  }

  // MARK: - Encoding

  /// Remarks as JSON if there are any, a separator, and the markup if there is any.
  var encoded: [UInt8] {
    var bytes: [UInt8] = []
    if remarks != Remarks(), let json = try? JSONEncoder().encode(remarks) { bytes += json }
    bytes.append(EngineScript.recordSeparator)
    return bytes + (markup ?? [])
  }

  init?(_ bytes: [UInt8]) {
    guard let separator = bytes.firstIndex(of: EngineScript.recordSeparator) else { return nil }
    let rest = bytes[(separator + 1)...]
    var remarks = Remarks()
    if separator > 0 {
      let json = Data(bytes[..<separator])
      guard let decoded = try? JSONDecoder().decode(Remarks.self, from: json) else { return nil }
      remarks = decoded
    }
    self.init(markup: rest.isEmpty ? nil : Array(rest), remarks: remarks)
  }
}
