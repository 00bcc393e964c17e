import Diagnostics
import Foundation
import SiteGeneration
import Testing

@Suite struct ProgramTests {
  private func block(_ body: String) -> String { "```math program\n\(body)\n```\n" }

  private func page(_ site: TestSite) throws -> String {
    try String(contentsOf: site.output.appending(path: "a.html"), encoding: .utf8)
  }

  @Test func setsProgramsWithWhatTheyNeedAndGive() async throws {
    let body = "%| id: unit\n%| sizes: {J: 4}\ny[j] = \\tanh\\left(W[j,I] x[I]\\right)"
    let site = try TestSite(["content/a.md": "# A\n\n" + block(body)])
    let result = try await site.build()
    #expect(result.diagnostics.isEmpty && result.isPublished)
    let html = try page(site)
    #expect(html.contains("<figure class=\"program\" id=\"program-unit\">"))
    #expect(html.contains("class=\"math display\"") && html.contains("tanh"))
    #expect(html.contains("<span class=\"kind\">Inputs</span>"))
    #expect(html.contains("<span class=\"kind\">Sizes</span>"))
    // Equations, two inputs, one output, two sizes.
    #expect(result.formulas == 6)
  }

  @Test func anErrorStopsTheBuild() async throws {
    let site = try TestSite(["content/a.md": "# A\n\n" + block("%| id: bad\ny[i] = x[j]")])
    let result = try await site.build()
    #expect(!result.isPublished)
    let found = try #require(result.diagnostics.first)
    #expect(found.rule == "unbound-index" && found.path?.hasSuffix("content/a.md") == true)
    #expect(found.range?.start == SourcePosition(line: 5, column: 10))
  }

  @Test func showsAProgramWithAnErrorIfTheBuildGoesOn() async throws {
    let site = try TestSite(["content/a.md": "# A\n\n" + block("%| id: bad\ny[i] = x[j] < 3")])
    site.adapt = { $0.keepsGoing = true }
    let result = try await site.build()
    #expect(result.isPublished)
    let html = try page(site)
    #expect(html.contains("Program not understood"))
    #expect(html.contains("<code>y[i] = x[j] &lt; 3\n</code>"))
  }

  @Test func tellsOfNamesThatAreTaken() async throws {
    let one = block("%| id: a\ny = x")
    let site = try TestSite(["content/a.md": "# A\n\n" + one + "\n" + one])
    let result = try await site.build()
    #expect(result.diagnostics.map(\.rule) == ["duplicate-id"])
    #expect(result.diagnostics.first?.message == "The name “a” is taken.")
  }

  @Test func leavesDisplaysOfMathematicsAlone() async throws {
    let site = try TestSite(["content/a.md": "# A\n\n```math\ny[i] = x[j]\n```\n"])
    let result = try await site.build()
    #expect(result.diagnostics.isEmpty)
    #expect(!(try page(site)).contains("class=\"program\""))
  }

  @Test func drawsADiagramWhereTheHeaderSaysSo() async throws {
    let body = "%| id: rnn\n%| diagram: shown\nh[t,j] = tanh(W[j,I] h[t-1,I] + x[t,j])"
    let site = try TestSite(["content/a.md": "# A\n\n" + block(body)])
    let result = try await site.build()
    #expect(result.diagnostics.isEmpty)
    let html = try page(site)
    #expect(
      html.contains("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"diagram\" role=\"img\"")
    )
    #expect(html.contains("id=\"program-rnn-diagram-title\""))
  }

  @Test func derivesTheBackwardPassAndTheCostWhereTheHeaderSaysSo() async throws {
    let header = "%| id: unit\n%| gradient: Loss\n%| cost: shown\n"
    let body = header + "y[j] = W[j,I] x[I]\nLoss = sum_j y[j]^2"
    let site = try TestSite(["content/a.md": "# A\n\n" + block(body)])
    let result = try await site.build()
    #expect(result.diagnostics.isEmpty)
    let html = try page(site)
    #expect(html.contains("<summary>Backward pass of "))
    #expect(html.contains("W.\\mathrm{grad}[j,i] &amp;= y.\\mathrm{grad}[j] x[i]"))
    #expect(html.contains("2\\,J\\,\\left(I + 1\\right)<"))
    #expect(html.contains("operations more"))
  }

  @Test func tellsOfABackwardPassThatCannotBeShown() async throws {
    let body = "%| id: unit\n%| gradient: Los\ny[j] = W[j,I] x[I]\nLoss = sum_j y[j]^2"
    let site = try TestSite(["content/a.md": "# A\n\n" + block(body)])
    let result = try await site.build()
    let found = try #require(result.diagnostics.first)
    #expect(!result.isPublished && found.rule == "program-header")
    #expect(found.message == "The program computes no “Los” whose gradient could be shown.")
    #expect(found.notes.map(\.message) == ["It computes y, Loss."])
    #expect(found.range?.start == SourcePosition(line: 5, column: 14))
  }

  @Test func leavesEquationsOutWhereReadersAreToFindThem() async throws {
    let body = "%| id: unit\n%| equations: hidden\nSecret[j] = V[j,I] x[I]\ny[j] = Secret[j]^2"
    let site = try TestSite(["content/a.md": "# A\n\n" + block(body)])
    let result = try await site.build()
    #expect(result.diagnostics.isEmpty && result.isPublished)
    let html = try page(site)
    #expect(!html.contains("Secret") && !html.contains("math display"))
    #expect(!html.contains("class=\"program\""))
  }

  @Test func explainsMistakesThatAProgramIsThereToShow() async throws {
    let site = try TestSite([
      "content/a.md": "# A\n\n" + block("%| mistakes: shown\ny[i] = V[i,J] x[j]")
    ])
    let result = try await site.build()
    #expect(result.diagnostics.isEmpty && result.isPublished)
    let html = try page(site)
    #expect(html.contains("y[i] = V[i,<mark>J</mark>] x[<mark>j</mark>]"))
    #expect(html.contains("<strong>error:</strong> The index j is neither on the left"))
    #expect(html.contains("<code>unbound-index</code>"))
  }

  @Test func tellsOfMistakesThatAreNotThere() async throws {
    let site = try TestSite([
      "content/a.md": "# A\n\n" + block("%| mistakes: shown\ny[i] = V[i,J] x[J]")
    ])
    let result = try await site.build()
    #expect(!result.isPublished && result.diagnostics.map(\.rule) == ["no-mistakes"])
    #expect(
      result.diagnostics.first?.message
        == "The header says that the program has mistakes, and it has none."
    )
  }

  @Test func hiddenSolutionsKeepTheirPrograms() async throws {
    let text = "# A\n\n**Problem 1.** Write it.\n\n**Solution**:\n\n"
    let secret = block("%| id: secret\nSecret[j] = W[j,I] x[I]")
    let site = try TestSite([
      "coursegen.yml": "title: Test\nsolutions: hidden\n", "content/a.md": text + secret,
    ])
    #expect(try await site.build().isPublished)
    #expect(!(try page(site)).lowercased().contains("secret"))
  }
}
