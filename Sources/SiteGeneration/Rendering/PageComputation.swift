import AnswerVerification
import BlockExecution
import CourseModel
import CoursePrograms
import Diagnostics
import FileStorage

/// What was computed for a page: its simulations and answers with what became of them.
struct PageComputation: Sendable {
  /// The course's seed.
  var seed: UInt64 = 0
  /// By the block's id.
  var reports: [String: BlockReport] = [:]
  /// What the reader's browser runs of the blocks that it can, by the block's id.
  var modules: [String: BrowserModule] = [:]
  /// How orders and equations are measured by programs, by the answer's id.
  var plans: [String: ProgramPlan] = [:]
  /// What judges answers in the reader's browser.
  var checkers: [AnswerChecker: BrowserModule] = [:]
  /// Blocks that failed; what names them is not wrong itself.
  var failedBlocks: Set<String> = []
  /// The blocks in the order of the page, by where they stand.
  var simulations: [SourceRange: SimulationBlock] = [:]
  var answers: [SourceRange: Answer] = [:]
  var programs: [SourceRange: CourseProgram] = [:]
  /// The equations of answers that are some, by the answer's id.
  var equations: [String: CourseProgram] = [:]
  /// The drawings of programs that show one.
  var diagrams: [SourceRange: String] = [:]
  /// The backward passes and costs of programs that show them.
  var derivations: [SourceRange: ProgramDerivation] = [:]
  /// Whether each verified answer holds, by the answer's id.
  var verdicts: [String: AnswerVerdict] = [:]
  /// Why the simulations ran, or did not have to.
  var explanations: [RunExplanation] = []
  /// The digests of the data files that blocks read, by their paths below the content folder.
  var dataDigests: [String: ContentDigest] = [:]
  /// Everything that is wrong with them.
  var diagnostics: [Diagnostic] = []

  /// Whether the page has anything to compute.
  var isNeeded: Bool { !simulations.isEmpty || !answers.isEmpty }

  /// Whether the page depends on tools of the system: the compiler, Graphviz.
  var usesTools: Bool { isNeeded || programs.values.contains { $0.diagramForm != .none } }

  var verifiedAnswers: Int { verdicts.values.count(where: \.holds) }
}

/// What verification said of an answer.
struct AnswerVerdict: Sendable, Hashable {
  /// One claim at one combination of inputs.
  struct Run: Sendable, Hashable {
    /// The inputs: `d = 16, σ = 0.25`; empty for the block's own.
    var inputs: String
    var value: String
    var error: String?
    var interval: String
    var samples: String?
  }

  var holds: Bool
  /// The claims as written; those of the right options of a choice.
  var claims: [String] = []
  /// The id of the block or of the program.
  var source: String
  var runs: [Run] = []
  /// What was found about a program.
  var facts: [ProgramVerdict.Fact] = []
}

extension AnswerVerdict {
  init(_ answer: Answer, _ verdict: Verdict) {
    let right: [Int]? = if case .choice(let choice) = answer.kind { choice.right } else { nil }
    let speaksForAnswer = { (claim: Claim) in
      claim.option.map { right?.contains($0) ?? true } ?? true
    }
    holds = verdict.isVerified
    claims = answer.verification?.claims.filter(speaksForAnswer).map(\.source) ?? []
    source = answer.verification?.block ?? ""
    runs = verdict.comparisons.filter { speaksForAnswer($0.claim) }.map(Run.init)
  }

  init(_ answer: Answer, _ verdict: ProgramVerdict) {
    holds = verdict.isVerified
    source = answer.programVerification?.program ?? ""
    facts = verdict.facts
  }
}

extension AnswerVerdict.Run {
  init(_ comparison: Comparison) {
    let text = ResultText(comparison.simulated)
    // What a formula gave has more digits than anybody reads.
    let brief = { (number: Double) in
      let all = NumberText.short(number)
      return all.utf8.count > 8 ? NumberText.significant(number) : all
    }
    inputs = comparison.inputs.map { "\($0.name) = \(brief($0.value))" }.joined(separator: ", ")
    value = text.value
    error = text.error
    let bounds = comparison.interval
    interval =
      comparison.simulated.standardError == nil
      ? "exact"
      : "\(NumberText.significant(bounds.lowerBound)) … \(NumberText.significant(bounds.upperBound))"
    let count = comparison.simulated.count
    samples = count > 0 ? NumberText.grouped(count) : nil
  }
}
