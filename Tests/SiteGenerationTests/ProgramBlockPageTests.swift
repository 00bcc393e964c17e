import Diagnostics
import SiteGeneration
import Testing

/// Pages whose blocks run the programs that stand on them.
@Suite struct ProgramBlockPageTests {
  static let page = #"""
    # A recurrent network

    ```math program
    %| id: gru
    %| sizes: {J: 4, K: 2}
    G_1[b,t,j] = \sigma\left( W^{h,G_1}[j,I] h[b,t-1,I] + W^{x,G_1}[j,K] x[b,t,K] - B^{G_1}[j] \right)
    h'[b,t,j] = G_1[b,t,j] h[b,t-1,j]
    G_2[b,t,j] = \sigma\left( W^{h,G_2}[j,I] h[b,t-1,I] + W^{x,G_2}[j,K] x[b,t,K] - B^{G_2}[j] \right)
    R[b,t,j] = \tanh\left( W^{h,R}[j,I] h'[b,t,I] + W^{x,R}[j,K] x[b,t,K] - B^{R}[j] \right)
    h[b,t,j] = (1 - G_2[b,t,j]) h[b,t-1,j] + G_2[b,t,j] R[b,t,j]
    \hat{y}[b,t] = w[J] h[b,t,J]
    Loss = \frac{1}{B T} \sum_{b,t} (\hat{y}[b,t] - y[b,t])^2
    ```

    ```swift simulation
    //| id: learning
    let gru = program("gru")
    result("cost", gru.gradient(of: "Loss").cost.counts(["B": 8, "T": 5]).operations)
    let training = gru.train(["B": 8, "T": 5], steps: 60, rate: 0.1, momentum: 0.9) { _, random in
      let x = random.normals(8 * 5 * 2)
      return ["x": .values(x), "y": .values((0..<40).map { x[2 * $0] })]
    }
    result("share", training.losses[59] / training.losses[0])
    chart(.line(x: training.losses.indices.map { Double($0) }, y: training.losses))
    ```

    The loss falls to `{result} learning.share` of what it was.

    """#

  @Test func aBlockTrainsAProgramOfItsPage() async throws {
    let site = try TestSite(["content/a.md": Self.page])
    try site.shareCore()
    let result = try await site.build()
    #expect(result.diagnostics.map(\.message) == [] && result.isPublished)
    let html = try site.text("a.html")
    #expect(html.contains("<figure class=\"program\" id=\"program-gru\">"))
    #expect(html.contains("The loss falls to <data class=\"result\" value=\"0."))
    // A comment in the prose runs nothing again; a change of the program does.
    try site.write(["content/a.md": Self.page + "More.\n"])
    #expect(try await site.buildAnew().isPublished)
    #expect(try site.text("a.html").contains("The loss falls to <data class=\"result\" value=\"0."))
  }

  @Test func aProgramThatThePageDoesNotHaveIsSaidAtItsPlace() async throws {
    let text = Self.page.replacing("program(\"gru\")", with: "program(\"gro\")")
    let site = try TestSite(["content/a.md": text])
    let result = try await site.build()
    #expect(!result.isPublished)
    let found = try #require(result.diagnostics.first { $0.rule == "unknown-program" })
    #expect(found.message == "The page has no program “gro”.")
    #expect(found.notes.map(\.message) == ["Did you mean “gru”?"])
    #expect(found.range?.start == SourcePosition(line: 17, column: 20))
    #expect(found.path?.hasSuffix("content/a.md") == true)
  }

  @Test func aProgramWithErrorsIsNotRun() async throws {
    let text = Self.page.replacing("= w[J] h[b,t,J]", with: "= w[J] h[b,t,i]")
    let site = try TestSite(["content/a.md": text])
    let result = try await site.build()
    #expect(!result.isPublished)
    #expect(result.rules.contains("unbound-index"))
    #expect(result.rules.contains("program-with-errors"))
  }
}
