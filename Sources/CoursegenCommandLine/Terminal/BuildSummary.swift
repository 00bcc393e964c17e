import Diagnostics
import SiteGeneration

/// The line that a build ends with.
struct BuildSummary {
  let result: BuildResult
  let request: BuildRequest
  let seconds: Double

  var text: String {
    let problems = Self.problems(result.diagnostics)
    let done = [
      Self.count(result.pages, "page"), Self.count(result.formulas, "formula"),
      result.simulations > 0 ? Self.count(result.simulations, "simulation") : nil,
      result.answers > 0 ? "\(result.verifiedAnswers) of \(result.answers) answers verified" : nil,
    ].compactMap { $0 }.joined(separator: ", ")
    if !request.writes {
      let proofs = problems == nil ? self.proofs : ""
      return "Checked \(done)\(proofs)"
        + "\(problems.map { "; " + $0 } ?? "; nothing is wrong") in \(time)."
    }
    guard result.isPublished else {
      return "Not published: \(problems ?? "nothing to do"). \(request.outputName) is as it was."
    }
    let files = "\(result.written) of \(result.files) files written"
    return "Published \(done) in \(request.outputName), \(files)"
      + (problems.map { "; " + $0 } ?? "") + ", in \(time)."
  }

  /// What the answers were put to, and stood.
  private var proofs: String {
    let wrong = request.falsifies ? ", refuted when changed by 5 %" : ""
    let seeds = Self.count(request.otherSeeds, "other seed")
    return wrong + (request.otherSeeds > 0 ? ", verified under \(seeds)" : "")
  }

  private var time: String {
    seconds < 9.95
      ? "\((seconds * 100).rounded() / 100) s" : "\(Int(seconds.rounded())) s"
  }

  static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  /// `2 errors, 1 warning`; `nil` for none.
  static func problems(_ diagnostics: [Diagnostic]) -> String? {
    let errors = diagnostics.count { $0.severity == .error }
    let warnings = diagnostics.count { $0.severity == .warning }
    let parts = [
      errors > 0 ? count(errors, "error") : nil, warnings > 0 ? count(warnings, "warning") : nil,
    ]
    let text = parts.compactMap { $0 }.joined(separator: ", ")
    return text.isEmpty ? nil : text
  }
}
