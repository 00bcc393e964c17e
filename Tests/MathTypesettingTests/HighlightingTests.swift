import Foundation
import MathTypesetting
import Testing

@Suite struct HighlightingTests {
  @Test(arguments: [
    ("swift", "let a: Int = 1 // one", "<span class=\"hljs-keyword\">let</span>"),
    ("python", "def f(x): return \"<a>\"", "<span class=\"hljs-keyword\">def</span>"),
    ("py", "import numpy", "<span class=\"hljs-keyword\">import</span>"),
    ("yaml", "answer: 1/sqrt(d)", "<span class=\"hljs-attr\">answer:</span>"),
    ("bash", "echo $HOME", "<span class=\"hljs-built_in\">echo</span>"),
    ("sh", "# comment", "<span class=\"hljs-comment\"># comment</span>"),
    ("markdown", "# Title", "<span class=\"hljs-section\"># Title</span>"),
    ("json", "{\"a\": 1}", "<span class=\"hljs-attr\">\"a\"</span>"),
    ("latex", "\\frac{a}{b}", "<span class=\"hljs-tag\">"),
    ("tex", "% comment", "<span class=\"hljs-comment\">% comment</span>"),
    ("c", "int main() { return 0; }", "<span class=\"hljs-keyword\">return</span>"),
    ("cpp", "auto x = 1;", "<span class=\"hljs-keyword\">auto</span>"),
    ("javascript", "const a = 1", "<span class=\"hljs-keyword\">const</span>"),
    ("html", "<p>a</p>", "<span class=\"hljs-name\">p</span>"),
    ("Swift", "func f() {}", "<span class=\"hljs-keyword\">func</span>"),
  ])
  func highlights(_ language: String, _ code: String, _ part: String) throws {
    let html = try #require(typesetter.highlight(code, language: language))
    #expect(html.replacing("&quot;", with: "\"").contains(part))
    #expect(unescaped(html.replacing(/<[^>]*>/, with: "")) == code)
  }

  @Test(arguments: ["", "math", "no-such-language", "__proto__", "a\u{1F}b"])
  func leavesUnknownLanguagesAlone(_ language: String) {
    #expect(typesetter.highlight("a < b", language: language) == nil)
  }

  @Test func leavesCodeAloneThatIsTooLongOrNotText() {
    let long = String(repeating: "a", count: 1 << 20 + 1)
    #expect(typesetter.highlight(long, language: "swift") == nil)
    #expect(typesetter.highlight("a\u{0}b", language: "swift") == nil)
  }

  @Test func escapesWhatIsNotMarkup() throws {
    let html = try #require(typesetter.highlight("<script>", language: "plaintext"))
    #expect(html == "&lt;script&gt;")
  }
}
