import AnswerVerification
import BlockExecution
import CourseModel
import Diagnostics
import FileStorage

// Blocks that the reader may run: compiled for the browser, and compared with what the build found.

extension PageComputer {
  /// Makes the modules of a page's interactive blocks.
  ///
  /// A block without inputs, or one that failed, has nothing to change.
  func makeModules(
    for blocks: [SimulationBlock],
    path: String,
    into computation: inout PageComputation
  ) async throws {
    let reports = computation.reports
    let live = blocks.filter { $0.isInteractive && reports[$0.id]?.inputs.isEmpty == false }
    guard request.makesPagesLive, !live.isEmpty else { return }
    let compiler = try engines.browserCompiler()
    let store = engines.modules
    let seed = site.configuration.seed
    let outcomes = await concurrentMap(live, width: request.jobs) { block in
      let job = BlockJob(block, path: path)
      do {
        switch try await compiler.compile(job) {
        case .refused(let diagnostics):
          return ModuleOutcome(diagnostics: diagnostics)
        case .compiled(let bytes):
          let module = BrowserModule(bytes)
          let request = WebAssemblyRequest(job: job, seed: seed)
          guard let report = reports[block.id],
            await store.agrees(module, request, with: report)
          else { return ModuleOutcome(diagnostics: [.browserDiffers(block, path: path)]) }
          try store.keep(module)
          return ModuleOutcome(module: module)
        }
      } catch {
        return ModuleOutcome(diagnostics: [.cannotExecute("\(error)")])
      }
    }
    for (block, outcome) in zip(live, outcomes) {
      computation.modules[block.id] = outcome.module
      computation.diagnostics += outcome.diagnostics
    }
  }
}

/// What came of one block: a module, or why there is none.
private struct ModuleOutcome: Sendable {
  var module: BrowserModule?
  var diagnostics: [Diagnostic] = []
}
