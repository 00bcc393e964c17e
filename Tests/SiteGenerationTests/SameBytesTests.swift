import Diagnostics
import Foundation
import SiteGeneration
import TestSupport
import Testing

/// The same site byte for byte, whatever runs it.
@Suite struct SameBytesTests {
  static let sweep = """

    ```swift simulation
    //| id: sweep
    let sizes = [2, 4, 8]
    let means = sweep("n", over: sizes) { n in
      monteCarlo(samples: 5000) { random in
        var largest = 0.0
        for _ in 0..<n { largest = max(largest, random.uniform()) }
        return largest
      }.mean
    }
    for (n, mean) in zip(sizes, means) { result("mean-\\(n)", mean) }
    chart(.line(x: sizes.map { Double($0) }, y: means.map { $0.value }))
    ```

    """

  private func site(_ configuration: String = "", jobs: Int = 2) async throws -> TestSite {
    let site = try TestSite([
      "coursegen.yml": "title: Test\nsolutions: shown\nseed: 3\n" + configuration,
      "content/a.md": AnswerTests.page + Self.sweep,
    ])
    site.adapt = {
      $0.cache = SharedCore.siteCache
      $0.refreshes = true
      $0.jobs = jobs
    }
    let result = try await site.build()
    #expect(result.diagnostics == [] && result.isPublished)
    return site
  }

  @Test func fromOneThreadAndFromTwo() async throws {
    let one = try await site(jobs: 1)
    let two = try await site(jobs: 2)
    #expect(try one.bytes() == two.bytes())
    #expect(try one.bytes().count > 5)
  }

  @Test(.enabled(if: TestSite.hasSlurm, "needs Slurm: see Scripts/slurm-single-node"))
  func fromThisMachineAndFromACluster() async throws {
    let here = try await site()
    let there = try await site("executor: slurm\n")
    #expect(try here.bytes() == there.bytes())
  }

  @Test(arguments: [
    ("executor: cluster", "“type” wants one of local, slurm, not “cluster”."),
    ("executor: {type: slurm, nodes: 4}", "There is no key “nodes” here."),
    (
      "executor: {type: slurm, arguments: short}",
      "“arguments” wants a list of options of sbatch, not “short”."
    ),
  ])
  func tellsOfAnExecutorThatIsNone(_ line: String, _ message: String) async throws {
    let site = try TestSite(["coursegen.yml": "title: T\n\(line)\n", "content/a.md": "# A"])
    let diagnostics = try await site.build().diagnostics
    #expect(diagnostics.map(\.message) == [message])
    #expect(diagnostics.allSatisfy { $0.range?.start.line == 2 })
  }
}
