import Diagnostics
import Foundation
import SiteGeneration
import TestSupport
import Testing

/// Answers of every type in pages: what is shown, and what a hidden edition keeps.
@Suite struct AnswerTests {
  static let page = """
    # Answers

    ```math program
    %| id: cell
    h[b,t,j] = tanh(W[j,I] h[b,t-1,I] + x[b,t,j])
    ```

    ```swift simulation
    //| id: unit
    let size = input("size", 2.0, in: 0...100)
    let y = monteCarlo(samples: 200_000) { random in random.uniform() * size }
    result("mean", y.mean)
    ```

    ```yaml answer
    id: half
    type: number
    prompt: What is the mean for $s = 2$?
    answer: 2 * 0.5
    verify: {run: unit, expect: mean == answer}
    ```

    ```yaml answer
    id: growing
    type: expression
    prompt: And for any $s$?
    variables: {size: 0.5...100.0}
    answer: size/2
    verify: {run: unit, with: {size: [1, 8, 64]}, expect: mean == answer}
    ```

    ```yaml answer
    id: side
    type: choice
    prompt: On which side of 3?
    choices: [Zabove, Zbelow]
    answer: Zbelow
    verify: {run: unit, expect: {Zabove: mean > 3, Zbelow: mean < 3}}
    ```

    ```yaml answer
    id: time
    type: order
    prompt: How does the time grow?
    answer: O(T)
    verify: {program: cell}
    ```

    ```yaml answer
    id: recurrence
    type: equations
    prompt: Write the cell.
    answer: |
      Zinner[b,t,j] = W[j,I] h[b,t-1,I] + x[b,t,j]
      h[b,t,j] = tanh(Zinner[b,t,j])
    verify: {program: cell}
    ```

    ```yaml answer
    id: open
    type: number
    prompt: Unknown.
    answer: 7
    ```

    """

  private func site(_ page: String = page, solutions: String = "shown") throws -> TestSite {
    let site = try TestSite([
      "coursegen.yml": "title: Test\nsolutions: \(solutions)\nseed: 3\n", "content/a.md": page,
    ])
    site.adapt = { $0.cache = SharedCore.siteCache }
    return site
  }

  @Test func showsAnswersOfAllTypesAndHowTheyWereVerified() async throws {
    let site = try site()
    let result = try await site.build()
    #expect(result.diagnostics == [])
    #expect(result.answers == 6 && result.verifiedAnswers == 5)
    let html = try site.text("a.html")
    #expect(html.ranges(of: "Verified by simulation").count == 3)
    #expect(html.ranges(of: "Verified by cost and count").count == 1)
    #expect(html.ranges(of: "Verified by execution").count == 1)
    #expect(html.ranges(of: "Not verified").count == 1)
    #expect(html.contains("<dt>Counted at T = 5, 6, 7, 8</dt><dd>120, 144, 168, 192</dd>"))
    #expect(html.contains("<dd>equal in h</dd>"))
    #expect(html.contains("<code>mean &lt; 3</code>") && !html.contains("<code>mean &gt; 3</code>"))
    #expect(html.contains("200,000"))
  }

  @Test func aHiddenEditionHasNoByteOfThem() async throws {
    let site = try site(solutions: "hidden")
    #expect(try await site.build().isPublished)
    let all = try site.bytes().values.map { String(decoding: $0, as: UTF8.self) }
    for secret in ["Zinner", "mean &lt;", "mean <", "O(T)", "equal in", "Counted at", "size/2"] {
      #expect(all.allSatisfy { !$0.contains(secret) }, "\(secret)")
    }
    let html = try site.text("a.html")
    #expect(html.contains("Zabove") && html.contains("Zbelow"))
    #expect(html.contains("Verified by cost and count"))
  }

  @Test func theSeedShufflesChoices() async throws {
    var orders: Set<[String]> = []
    for seed in 0..<12 {
      let site = try TestSite([
        "coursegen.yml": "title: T\nseed: \(seed)\n",
        "content/a.md": "```yaml answer\nid: a\ntype: choice\nprompt: P\n"
          + "choices: [one, two, three]\nanswer: one\n```\n",
      ])
      #expect(try await site.build().isPublished)
      let list = try site.text("a.html").split(separator: "<ul class=\"choices\">")[1]
      orders.insert(list.matches(of: /<li>(\w+)/).map { String($0.1) })
    }
    #expect(orders.count > 3)
  }

  @Test func everyAnswerStandsFalsification() async throws {
    let site = try site()
    site.adapt = {
      $0.cache = SharedCore.siteCache
      $0.falsifies = true
      $0.writes = false
    }
    #expect(try await site.build().diagnostics == [])
  }

  /// A verification that is made vacuous on purpose, and what refuses it.
  @Test(arguments: [
    ("{run: unit, samples: 1, expect: mean == answer}", "answer-undecided"),
    ("{run: unit, precision: 90%, expect: mean == answer}", "unexpected-value"),
    ("{run: unit, expect: mean ~ answer within 99%}", "malformed-claim"),
    ("{run: unit, expect: mean ~ answer within 50%}", "answer-unfalsifiable"),
    ("{run: unit, expect: mean < 1000}", "answer-unfalsifiable"),
    ("{run: unit, expect: mean == 1}", "answer-unfalsifiable"),
  ])
  func vacuousVerificationsAreRefused(_ verify: String, _ rule: String) async throws {
    let right = "verify: {run: unit, expect: mean == answer}"
    let site = try site(Self.page.replacing(right, with: "verify: \(verify)"))
    site.adapt = {
      $0.cache = SharedCore.siteCache
      $0.falsifies = true
      $0.writes = false
    }
    let diagnostics = try await site.build().diagnostics
    #expect(!diagnostics.isEmpty && diagnostics.allSatisfy { $0.rule == rule })
    #expect(diagnostics.allSatisfy { $0.range?.start.line == 20 })
  }
}
