import CourseMarkdown
import Diagnostics
import TestSupport
import Testing

@Suite struct DivTests {
  private func divs(_ markdown: String) -> [BlockAttributes] {
    MarkdownParser().parse(markdown).root.allNodes.compactMap { node in
      if case .div(let attributes) = node.kind { attributes } else { nil }
    }
  }

  @Test func readsPandocAttributes() throws {
    let attributes = try #require(
      divs("::: {.problem #p1 points=5 title=\"Two words\" .hard}\nText\n:::").first
    )
    #expect(attributes.name == "problem")
    #expect(attributes.identifier == "p1")
    #expect(attributes.classes == ["problem", "hard"])
    #expect(attributes["points"] == "5")
    #expect(attributes["title"] == "Two words")
  }

  @Test func readsMySTDirectives() throws {
    let attributes = try #require(
      divs(":::{exercise} On *norms*\n:label: norms\n:class: long hard\n\nText\n:::").first
    )
    #expect(attributes.name == "exercise")
    #expect(attributes.argument == "On *norms*")
    #expect(attributes.identifier == "norms")
    #expect(attributes.classes == ["long", "hard"])
    #expect(attributes["label"] == "norms")
  }

  @Test func readsBareNames() {
    #expect(divs(":::: solution ::::\na\n::::").map(\.name) == ["solution"])
    #expect(divs("::: note Mind this\na\n:::").map(\.argument) == ["Mind this"])
  }

  @Test func parsesMarkdownInDirectivesAndLeavesOtherFencesAlone() {
    let root = MarkdownParser().parse(
      """
      ````{exercise}
      Take *this* $x_1$:

      ```python
      :::
      ```
      ````

      ```{solution} norms
      - a
      ```

      ```{code-cell}
      *x*
      ```

      """
    ).root
    #expect(
      HTMLRenderer().render(root.children) == """
        <div class="exercise">
        <p>Take <em>this</em> <span class="math inline">x_1</span>:</p>
        <pre><code class="language-python">:::
        </code></pre>
        </div>
        <div class="solution">
        <p class="title">norms</p>
        <ul>
        <li>a</li>
        </ul>
        </div>
        <pre><code class="language-{code-cell}">*x*
        </code></pre>

        """
    )
  }

  @Test func nestsAndClosesByTheNumberOfColons() {
    let root = MarkdownParser().parse(
      "::::: a\n::: b\none\n:::\n\n::: c\ntwo\n:::::\nthree\n\n:::\n"
    ).root
    #expect(
      HTMLRenderer().render(root.children) == """
        <div class="a">
        <div class="b">
        <p>one</p>
        </div>
        <div class="c">
        <p>two</p>
        </div>
        </div>
        <p>three</p>
        <p>:::</p>

        """
    )
  }

  @Test func standsInListsAndQuotesWithoutLooseningThem() {
    let root = MarkdownParser().parse("- a\n  ::: note\n  b\n  :::\n- c\n\n> ::: tip\n> d\n\ne\n")
      .root
    #expect(
      HTMLRenderer().render(root.children) == """
        <ul>
        <li>a
        <div class="note">
        <p>b</p>
        </div>
        </li>
        <li>c</li>
        </ul>
        <blockquote>
        <div class="tip">
        <p>d</p>
        </div>
        </blockquote>
        <p>e</p>

        """
    )
  }

  @Test func placesADivFromItsFirstLineToItsLast() throws {
    let marked = MarkedText(
      "a\n\n> ①::: {.x}\n> b\n>\n> :::②\n\n③:::{hint}\n:label: h\n\nc\n:::④\n"
    )
    let document = MarkdownParser().parse(marked.text)
    let ranges = document.root.allNodes.compactMap { node -> SourceRange? in
      if case .div = node.kind { node.range } else { nil }
    }
    #expect(ranges == marked.ranges)
    expectSoundPlaces(document, in: marked.text)
  }

  @Test func leavesColonsAloneWhereTheyAreCodeOrText() {
    #expect(divs("```\n::: note\n```").isEmpty)
    #expect(divs("    ::: note").isEmpty)
    #expect(divs(":::").isEmpty)
    #expect(divs(":: note\n::").isEmpty)
    let plain = MarkdownParser(extensions: [])
    #expect(HTMLRenderer().render(plain.parse("::: note\na\n:::")) == "<p>::: note\na\n:::</p>\n")
  }
}
