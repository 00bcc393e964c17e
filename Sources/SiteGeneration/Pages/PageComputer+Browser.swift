import AnswerVerification
import BlockExecution
import CourseModel
import CoursePrograms
import Diagnostics
import FileStorage

// Blocks that the reader may run: compiled for the browser, and compared with what the build found.

extension PageComputer {
  /// Compiles what may become modules while the blocks run, so that they are kept by then.
  ///
  /// What is wrong with one is told by ``makeModules(for:_:into:)``.
  func compileForBrowser(
    _ blocks: [SimulationBlock],
    path: String,
    _ computation: PageComputation
  ) async {
    let likely = blocks.filter {
      // What a block is given becomes part of its module, and is not known yet.
      $0.isInteractive && $0.code.contains("input(") && $0.uses.isEmpty && $0.dataUses.isEmpty
    }
    guard request.makesPagesLive, !likely.isEmpty,
      let compiler = try? engines.browserCompiler(programs: computation.notationTexts)
    else { return }
    _ = await concurrentMap(likely, width: request.jobs) { block in
      try? await compiler.compile(BlockJob(block, path: path))
    }
  }

  /// Makes the modules of a page's interactive blocks.
  ///
  /// A block without inputs, or one that failed, has nothing to change. The jobs are those of the
  /// published run.
  func makeModules(
    for blocks: [SimulationBlock],
    _ jobs: [BlockJob],
    into computation: inout PageComputation
  ) async throws {
    let reports = computation.reports
    let live = zip(blocks, jobs).filter { block, _ in
      block.isInteractive && reports[block.id]?.inputs.isEmpty == false
    }
    guard request.makesPagesLive, !live.isEmpty else { return }
    let compiler = try engines.browserCompiler(programs: computation.notationTexts)
    let store = engines.modules
    let seed = site.configuration.seed
    let outcomes = await concurrentMap(live, width: request.jobs) { block, job in
      do {
        switch try await compiler.compile(job) {
        case .refused(let diagnostics):
          return ModuleOutcome(diagnostics: diagnostics)
        case .compiled(let bytes):
          let module = BrowserModule(bytes)
          let request = WebAssemblyRequest(job: job, seed: seed)
          guard let report = reports[block.id] else { return ModuleOutcome() }
          if let difference = await store.difference(module, request, from: report) {
            let told = Diagnostic.browserDiffers(block, difference, path: job.path)
            return ModuleOutcome(diagnostics: [told])
          }
          try store.keep(module)
          return ModuleOutcome(module: module)
        }
      } catch {
        return ModuleOutcome(diagnostics: [.cannotExecute("\(error)")])
      }
    }
    for ((block, _), outcome) in zip(live, outcomes) {
      computation.modules[block.id] = outcome.module
      computation.diagnostics += outcome.diagnostics
    }
  }
}

extension PageComputer {
  /// Makes what judges the answers of a page; without, the page has no fields.
  func makeCheckers(into computation: inout PageComputation) async {
    guard request.makesPagesLive else { return }
    let needed = Set(computation.answers.values.map(\.checker))
    for checker in needed.sorted(by: { $0.rawValue < $1.rawValue }) {
      do {
        computation.checkers[checker] = try await engines.checker(checker)
      } catch {
        computation.diagnostics.append(.cannotExecute("\(error)"))
      }
    }
  }
}

extension Answer {
  /// What judges the answer in the reader's browser.
  var checker: AnswerChecker {
    if case .equations = kind { .equations } else { .formulas }
  }
}

extension PageComputation {
  /// Takes back the modules that would tell of solutions: those of blocks that stand in one, and of
  /// blocks that name a program or a block which does.
  ///
  /// - Parameter open: Where the blocks stand that the edition shows.
  mutating func withholdModules(open: Set<SourceRange>) {
    let secret = programs.filter { !open.contains($0.key) }.compactMap(\.value.id)
    let texts = secret.map { NotationText(id: $0, text: nil) }
    let blocks = simulations.filter { !open.contains($0.key) }.map { "\"\($0.value.id)." }
    for (range, block) in simulations
    where !open.contains(range) || !texts.named(in: block.code).isEmpty
      || blocks.contains(where: block.code.contains)
    {
      modules[block.id] = nil
    }
  }
}

/// What came of one block: a module, or why there is none.
private struct ModuleOutcome: Sendable {
  var module: BrowserModule?
  var diagnostics: [Diagnostic] = []
}
