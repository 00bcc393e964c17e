import BlockExecution
import FileStorage
import Testing

/// The preparation of a core; of a small one, so that it takes no time.
@Suite struct CorePreparationTests {
  /// A core that offers no more than what frames a block.
  private static func smallCore(below directory: String) throws -> CoreSources {
    for module in CoreSources.allModules {
      let folder = directory.appendingPath(module.name)
      try Files.makeDirectory(folder)
      let source =
        module.name == "Simulation"
        ? "public enum NativeHost { public static func begin() {}; public static func end() {} }"
        : "public enum Of\(module.name) {}"
      try Files.write(source.utf8, to: folder.appendingPath("All.swift"))
    }
    return CoreSources(directory: directory)
  }

  private static func runner(_ course: TestRunner, _ core: CoreSources) -> BlockRunner {
    BlockRunner(core: core, toolchain: course.toolchain, cache: course.cache, jobs: 2)
  }

  @Test func twoBuildsAtOnceCompileItOnce() async throws {
    let course = try TestRunner()
    defer { course.remove() }
    let core = try Self.smallCore(below: course.cache.appendingPath("sources"))
    let steps = StepLog()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<3 {
        group.addTask {
          try await Self.runner(course, core).prepareCore { steps.add($0) }
        }
      }
      try await group.waitForAll()
    }
    let compiled = steps.all.filter { if case .compilingCore = $0 { true } else { false } }
    #expect(compiled.count == CoreSources.modules(reachedBy: "").count)
  }

  @Test func aRefusedModuleIsNamedAndNotKept() async throws {
    let course = try TestRunner()
    defer { course.remove() }
    let core = try Self.smallCore(below: course.cache.appendingPath("sources"))
    let file = core.directory.appendingPath("Charts/All.swift")
    try Files.write("let a: Int = nil".utf8, to: file)
    for _ in 0..<2 {
      do throws(ExecutionError) {
        try await Self.runner(course, core).prepareCore()
        Issue.record("the core was compiled")
      } catch {
        guard case .coreRefused("Charts", let output) = error else {
          Issue.record("\(error)")
          return
        }
        #expect(output.contains("error: 'nil' cannot initialize specified type 'Int'"))
      }
    }
  }
}
