import CourseMarkdown
import Diagnostics
import Testing

@Suite struct HTMLRendererTests {
  private func html(_ markdown: String, _ renderer: HTMLRenderer = HTMLRenderer()) -> String {
    renderer.render(MarkdownParser().parse(markdown))
  }

  @Test func endsAParagraphBeforeADisplayAndGoesOnBehindIt() {
    #expect(
      html("for $$a < b$$ so\n$$c$$") == """
        <p>for</p>
        <div class="math display">a &lt; b</div>
        <p>so</p>
        <div class="math display">c</div>

        """
    )
    #expect(
      html("**for $$a$$ and**") == """
        <p><strong>for</strong></p>
        <div class="math display">a</div>
        <p><strong>and</strong></p>

        """
    )
    #expect(html("# x $$a$$") == "<h1>x <span class=\"math display\">a</span></h1>\n")
    #expect(
      html("y [x $$a$$](u)")
        == "<p>y <a href=\"u\">x <span class=\"math display\">a</span></a></p>\n"
    )
    #expect(html("- x $$a$$") == "<ul>\n<li>x <div class=\"math display\">a</div></li>\n</ul>\n")
  }

  @Test func writesTeXEscapedWithItsIdentifier() {
    #expect(html("$a<b\"$") == "<p><span class=\"math inline\">a&lt;b&quot;</span></p>\n")
    #expect(html("$$a$$ {#eq:x}") == "<div class=\"math display\" id=\"eq:x\">a</div>\n")
  }

  @Test func asksTheHooks() {
    let renderer = HTMLRenderer(
      hooks: HTMLHooks(
        math: { math, _ in "<m>\(math.tex)</m>" },
        code: { code, _ in code.language == "swift" ? "<c>\(code.literal)</c>" : nil },
        headingIdentifier: { $0.plainText.lowercased() },
        destination: { destination, node in
          if case .image = node.kind { "/i/\(destination)" } else { "/p/\(destination)" }
        },
        block: { node, writer in
          guard case .div(let attributes) = node.kind else { return false }
          writer.append("<details>")
          writer.appendEscaped("<\(attributes.name)>")
          writer.newLine()
          writer.render(node.children)
          writer.append("</details>\n")
          return true
        }
      )
    )
    let source = """
      # A & B

      $x$ [l](a.md) ![i](b.png)

      ```swift simulation
      y
      ```

      ```c
      z
      ```

      ::: note
      $$w$$
      :::

      """
    #expect(
      html(source, renderer) == """
        <h1 id="a &amp; b">A &amp; B</h1>
        <p><m>x</m> <a href="/p/a.md">l</a> <img src="/i/b.png" alt="i" /></p>
        <c>y
        </c>
        <pre><code class="language-c">z
        </code></pre>
        <details>&lt;note&gt;
        <m>w</m>
        </details>

        """
    )
  }

  @Test func alignsColumnsByClassWhenToldTo() {
    let renderer = HTMLRenderer(alignmentStyle: .className)
    let table = html("|a|b|\n|:-:|--|\n|c|d|", renderer)
    #expect(table.contains("<th class=\"align-center\">a</th>\n<th>b</th>"))
    #expect(table.contains("<td class=\"align-center\">c</td>"))
  }

  @Test func numbersFootnotesAcrossFragments() {
    let document = MarkdownParser().parse("a[^x] b[^y] c[^x]\n\n[^y]: Y\n[^x]: X\n")
    var renderer = HTMLRenderer()
    renderer.footnoteNumbers = HTMLRenderer.numberFootnotes(of: document.root)
    #expect(renderer.footnoteNumbers == ["x": 1, "y": 2])
    #expect(
      renderer.render(document.root.children) == """
        <p>a<sup class="footnote-ref"><a href="#fn1" id="fnref1">1</a></sup> \
        b<sup class="footnote-ref"><a href="#fn2" id="fnref2">2</a></sup> \
        c<sup class="footnote-ref"><a href="#fn1" id="fnref1-2">1</a></sup></p>
        <section class="footnotes">
        <ol>
        <li id="fn1">
        <p>X <a href="#fnref1" class="footnote-backref">↩</a> \
        <a href="#fnref1-2" class="footnote-backref">↩</a></p>
        </li>
        <li id="fn2">
        <p>Y <a href="#fnref2" class="footnote-backref">↩</a></p>
        </li>
        </ol>
        </section>

        """
    )
  }

  @Test func readsTheBoxOfATaskAndNothingElse() {
    #expect(
      html("- [ ] see [x]\n- [X] b").contains("<li><input type=\"checkbox\" disabled=\"\" /> see")
    )
  }

  @Test func filtersTagsOnlyWhenToldTo() {
    #expect(html("a <script>b</script>") == "<p>a <script>b</script></p>\n")
    #expect(
      html("a <Script>b", HTMLRenderer(filtersTags: true)) == "<p>a &lt;Script>b</p>\n"
    )
  }

  @Test func keepsMathematicsOfRawHTMLBetweenItsTags() {
    #expect(
      html("<div>\nLet $a &lt; b$ <b>x</b>\n</div>") == """
        <div>
        Let <span class="math inline">a &lt; b</span> <b>x</b>
        </div>

        """
    )
  }
}

@Suite struct MarkdownExtensionsTests {
  @Test func readsTheNamesOfTheSpecification() throws {
    #expect(try MarkdownExtensions(names: "none") == [])
    #expect(
      try MarkdownExtensions(names: "table,strikethrough,autolink,tagfilter,tasklist")
        == [.default, .tagfilter]
    )
    #expect(throws: UnknownExtension(name: "tables")) {
      try MarkdownExtensions(names: "autolink, tables")
    }
  }

  @Test func parsesWithDifferentExtensionsAtTheSameTime() async {
    await withTaskGroup(of: String.self) { group in
      for index in 0..<200 {
        let extensions: MarkdownExtensions = index.isMultiple(of: 2) ? .default : []
        group.addTask {
          HTMLRenderer().render(MarkdownParser(extensions: extensions).parse("*~~a~~* www.b.org"))
        }
      }
      var seen: [String: Int] = [:]
      for await html in group { seen[html, default: 0] += 1 }
      #expect(
        seen == [
          "<p><em><del>a</del></em> <a href=\"http://www.b.org\">www.b.org</a></p>\n": 100,
          "<p><em>~~a~~</em> www.b.org</p>\n": 100,
        ]
      )
    }
  }
}
