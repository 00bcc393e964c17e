/// Makes documents that no author would write from documents that one might, by a seed.
///
/// The same seed gives the same documents, so that one that fails can be made again.
package struct MarkdownMutator {
  private var state: UInt64
  private let seeds: [[UInt8]]

  /// Starts from documents, of which there should be one at least.
  package init(seed: UInt64, seeds: [String]) {
    state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    self.seeds = seeds.isEmpty ? [[]] : seeds.map { Array($0.utf8) }
  }

  /// The next document: a seed, or part of one, with some changes.
  package mutating func next() -> String {
    var text = seeds[below(seeds.count)]
    if text.count > 4_000 {
      let start = below(text.count - 2_000)
      text = Array(text[start..<start + 2_000])
    }
    for _ in 0...below(6) { mutate(&text) }
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func mutate(_ text: inout [UInt8]) {
    let place = below(text.count + 1)
    switch below(8) {
    case 0: text.insert(contentsOf: pick(Self.fragments), at: place)
    case 1: text.insert(contentsOf: repeated(), at: place)
    case 2: text.removeSubrange(stretch(of: text, at: place))
    case 3:
      let copied = Array(text[stretch(of: text, at: place)])
      text.insert(contentsOf: copied, at: below(text.count + 1))
    case 4: text.insert(contentsOf: excerpt(), at: place)
    case 5: indentLines(&text)
    case 6: if place < text.count { text[place] = UInt8(truncatingIfNeeded: random()) }
    default:
      text.insert(contentsOf: pick(Self.fragments), at: place)
      text.insert(contentsOf: pick(Self.fragments), at: below(text.count + 1))
    }
  }

  private mutating func stretch(of text: [UInt8], at place: Int) -> Range<Int> {
    place..<min(text.count, place + below(40))
  }

  private mutating func repeated() -> [UInt8] {
    let fragment = pick(Self.fragments)
    return Array(repeatElement(fragment, count: 1 + below(below(10) == 0 ? 300 : 12)).joined())
  }

  private mutating func excerpt() -> [UInt8] {
    let other = seeds[below(seeds.count)]
    guard !other.isEmpty else { return [] }
    let start = below(other.count)
    return Array(other[start..<min(other.count, start + below(200))])
  }

  /// Puts a container's mark before some lines in a row.
  private mutating func indentLines(_ text: inout [UInt8]) {
    let mark = pick(Self.prefixes)
    let starts = text.indices.filter { $0 == 0 || text[$0 - 1] == Byte.newline }
    guard !starts.isEmpty else { return }
    let first = below(starts.count)
    for start in starts[first..<min(starts.count, first + 1 + below(6))].reversed() {
      text.insert(contentsOf: mark, at: start)
    }
  }

  private mutating func pick(_ choices: [String]) -> [UInt8] {
    Array(choices[below(choices.count)].utf8)
  }

  private mutating func below(_ bound: Int) -> Int {
    bound <= 1 ? 0 : Int(random() % UInt64(bound))
  }

  /// xorshift64*: small, and the same everywhere.
  private mutating func random() -> UInt64 {
    state ^= state >> 12
    state ^= state << 25
    state ^= state >> 27
    return state &* 0x2545_F491_4F6C_DD1D
  }

  private static let prefixes = ["> ", ">", "- ", "1. ", "    ", "  ", "\t", " ", "* [x] ", "| "]

  private static let fragments = [
    "$", "$$", "$`", "`$", "\\(", "\\)", "\\[", "\\]", "\\begin{align}", "\\end{align}",
    "\\begin{equation*}", "\\end{equation*}", "$x_1$", "$$\na\n\n= b\n$$", "$a|b$", "{", "}", "\\{",
    "`", "``", "```\n", "~~~\n", "```math\n", "```{exercise}\n", "````{solution} x\n", ":::\n",
    "::: {.problem #p points=5}\n", ":::: note\n", ":::{hint} T\n:label: h\n", "::::\n",
    "*", "**", "_", "__", "~", "~~", "[", "]", "![", "](", ")", "[a](b \"c\")", "[a]: b\n",
    "[a][b]",
    "[^1]", "[^1]: note\n", "<", ">", "<b>", "</b>", "<!--", "-->", "<details>\n", "<?",
    "<![CDATA[",
    "<a href=\"", "&amp;", "&#94;", "&", "\\", "\\\\", "|", "|-|-|\n", "|a|b|\n|-|-|\n|c|d|\n",
    "\\|",
    "\n", "\n\n", "\r\n", "\r", "\t", "  \n", "\\\n", "\u{0}", "\u{FEFF}", "\u{F0000}", "\u{F8000}",
    "\u{100000}", "\u{108000}", "é", "🍄", "# ", "## a ##\n", "===\n", "---\n", "- ", "1. ", "2) ",
    "> ",
    "- [ ] ", "www.a.org", "http://a.b/$c", "a@b.c", "@", ":", "***", "(a) 7 pts ", "\\(a\\) ",
    "$5 ",
  ]
}
