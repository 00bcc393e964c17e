import AnswerVerification
import BlockExecution
import CourseMarkdown
import CourseModel
import CoursePrograms
import Diagnostics
import FileStorage

/// Runs the simulations of pages and verifies their answers.
struct PageComputer: Sendable {
  let request: BuildRequest
  let site: SiteContext
  let engines: PageEngines
  let progress: @Sendable (BuildProgress) -> Void
  /// The digest of what computation depends on beside a page's text.
  let environment: ContentDigest

  init(
    request: BuildRequest,
    site: SiteContext,
    engines: PageEngines,
    progress: @escaping @Sendable (BuildProgress) -> Void
  ) {
    self.request = request
    self.site = site
    self.engines = engines
    self.progress = progress
    environment = engines.computationDigest()
  }

  /// Reads the blocks of a page, runs them, and verifies its answers.
  ///
  /// The path is the page's, as the author names it; the folder is its own, below the content folder.
  func compute(_ set: ProblemSet, path: String, folder: String) async -> PageComputation {
    var computation = PageComputation()
    computation.seed = site.configuration.seed
    let ordered = readBlocks(of: set, into: &computation)
    await drawDiagrams(of: &computation)
    derive(into: &computation)
    verifyByPrograms(path: path, into: &computation)
    guard computation.isNeeded else { return computation }
    let data = PageData(ordered, folder: folder, content: request.layout.content)
    computation.dataDigests = data.digests
    do {
      let programs = computation.notationTexts
      let runner = try engines.runner(request, site.configuration, programs: programs)
      try await run(ordered, data, with: runner, path: path, into: &computation)
      await makeCheckers(into: &computation)
    } catch let failure as Toolchain.Failure {
      computation.fail(ordered, .noToolchain(failure))
    } catch {
      computation.fail(ordered, .cannotExecute("\(error)"))
    }
    return computation
  }

  /// Runs the blocks as they are published, and at the inputs that the answers are verified at.
  private func run(
    _ blocks: [SimulationBlock],
    _ data: PageData,
    with runner: BlockRunner,
    path: String,
    into computation: inout PageComputation
  ) async throws {
    let named = blocks.map { (block: $0, path: path) }
    var plans: [VerificationPlan] = []
    for answer in computation.answers.values.sorted(by: { $0.id < $1.id }) {
      let (plan, problems) = VerificationPlan.make(answer, path: path, blocks: named)
      computation.diagnostics += problems
      if let plan { plans.append(plan) }
    }
    let jobs = blocks.map { BlockJob($0, path: path) } + plans.flatMap(\.jobs)
    let counter = SimulationProgress(total: jobs.count, report: progress)
    var sequence = BlockSequence(blocks, data: data)
    async let compiled: Void = compileForBrowser(blocks, path: path, computation)
    let outcomes = try await sequence.run(jobs, with: runner) { counter.show($0) }
    await compiled
    computation.diagnostics += sequence.diagnostics
    computation.explanations = outcomes.filter { $0.report != nil || !$0.diagnostics.isEmpty }
      .map { RunExplanation(path: path, job: $0.job.title, reason: $0.reason) }
    for outcome in outcomes.prefix(blocks.count) {
      computation.diagnostics += outcome.diagnostics
      computation.reports[outcome.job.id] = outcome.report
      if outcome.report == nil { computation.failedBlocks.insert(outcome.job.id) }
    }
    verify(plans, outcomes.dropFirst(blocks.count), path: path, into: &computation)
    let published = outcomes.prefix(blocks.count).map(\.job)
    try await makeModules(for: blocks, published, into: &computation)
    let verified = plans.filter { computation.verdicts[$0.answer.id]?.holds ?? false }
    if request.falsifies {
      computation.diagnostics += try await falsify(
        verified,
        blocks: named,
        in: sequence,
        with: runner
      )
    }
    if request.otherSeeds > 0 {
      let texts = computation.notationTexts
      computation.diagnostics += try await verifyUnderOtherSeeds(verified, texts, in: sequence)
    }
  }

  private func verify(
    _ plans: [VerificationPlan],
    _ outcomes: ArraySlice<BlockOutcome>,
    path: String,
    into computation: inout PageComputation
  ) {
    var rest = outcomes
    for plan in plans {
      let verdict = plan.verdict(Array(rest.prefix(plan.jobs.count)), budget: Self.budget)
      rest = rest.dropFirst(plan.jobs.count)
      // A block that fails as it is published need not be told of for every input.
      let isKnown = plan.answer.verification.map { computation.failedBlocks.contains($0.block) }
      if isKnown != true { computation.diagnostics += verdict.diagnostics }
      computation.verdicts[plan.answer.id] = AnswerVerdict(plan.answer, verdict)
    }
  }

  /// What one comparison may take of the course's budget of false alarms.
  ///
  /// It is sized for ten thousand comparisons, more than a course has, and not for those that there
  /// are: so an answer's verdict depends on its page alone.
  static let budget = FalseAlarmBudget(comparisons: 10_000)

  /// Finds and reads all blocks.
  ///
  /// - Returns: The simulations in the order of the page.
  private func readBlocks(
    of set: ProblemSet,
    into computation: inout PageComputation
  ) -> [SimulationBlock] {
    var ordered: [SimulationBlock] = []
    var names: [String: SourceRange] = [:]
    for node in set.codeBlocks {
      let (block, blockProblems) = SimulationBlock.parse(node)
      let (answer, answerProblems) = Answer.parse(node)
      computation.diagnostics += blockProblems + answerProblems
      let program = CourseProgram(node)
      computation.diagnostics += program?.problems ?? []
      let name =
        block.map { ($0.id, $0.idRange) } ?? answer.map { ("answer " + $0.id, $0.idRange) }
        ?? program.flatMap { program in program.id.map { ("program " + $0, program.idRange) } }
      if let (name, range) = name, let first = names.updateValue(range, forKey: name) {
        let id = block?.id ?? answer?.id ?? program?.id ?? ""
        computation.diagnostics.append(.duplicateIdentifier(id, at: range, first: first))
        names[name] = first
        continue
      }
      if let block {
        computation.simulations[node.range] = block
        ordered.append(block)
      }
      if let answer { computation.add(answer, at: node.range) }
      if let program { computation.programs[node.range] = program }
    }
    return ordered
  }
}

extension PageComputation {
  /// The page's programs, as its blocks can name them.
  var notationTexts: [NotationText] {
    let texts = simulations.values.map { NotationText.lossTexts(in: $0.code) }
    let literals = texts.reduce(into: Set()) { $0.formUnion($1) }
    return programs.sorted { $0.key.start < $1.key.start }.compactMap { _, program in
      program.id.map { program.notationText(id: $0, lossesIn: literals) }
    }
  }

  /// Keeps an answer, and reads its equations, where it has some.
  fileprivate mutating func add(_ answer: Answer, at range: SourceRange) {
    answers[range] = answer
    guard case .equations(let written) = answer.kind else { return }
    let equations = CourseProgram.program(
      ofText: written.source,
      firstLine: written.firstLine,
      indent: written.indent
    )
    diagnostics += equations.diagnostics
    self.equations[answer.id] = equations
  }

  /// Nothing can be executed.
  fileprivate mutating func fail(_ blocks: [SimulationBlock], _ diagnostic: Diagnostic) {
    diagnostics.append(diagnostic)
    failedBlocks.formUnion(blocks.map(\.id))
  }
}

extension CourseProgram {
  /// The program for blocks, with the backward passes of what some texts name.
  fileprivate func notationText(id: String, lossesIn texts: Set<String>) -> NotationText {
    guard let encoded else { return NotationText(id: id, text: nil) }
    let gradients = backwardPasses(namedBy: texts).map { backward in
      NotationText.Gradient(
        loss: backward.loss,
        spellings: backward.spellings,
        isDefault: backward.isDefault,
        program: backward.encoded
      )
    }
    return NotationText(id: id, text: source, program: encoded, gradients: gradients)
  }
}
