import CourseMarkdown
import CourseNotation
import CoursePrograms
import Diagnostics
import Testing

/// The programs of a text.
func programs(_ text: String) -> [CourseProgram] {
  CourseProgram.programs(in: MarkdownParser().parse(text), text: text)
}

/// Diagnostics as `line:column-line:column rule: message`, with their notes and fixes.
func lines(_ diagnostics: [Diagnostic]) -> [String] {
  func place(_ range: SourceRange?) -> String {
    range.map { "\($0.start.line):\($0.start.column)-\($0.end.line):\($0.end.column) " } ?? ""
  }
  return diagnostics.flatMap { found in
    ["\(place(found.range))\(found.severity) [\(found.rule)] \(found.message)"]
      + found.notes.map { "  \(place($0.range))\($0.message)" }
      + found.fixes.map { "  \(place($0.range))“\($0.replacement)” \($0.summary)" }
  }
}

@Suite struct FindingTests {
  @Test func readsProgramBlocks() throws {
    let found = programs("Text.\n\n```math program\n%| id: unit\ny = x\n```\n\n$$a = b$$\n")
    #expect(found.map(\.id) == ["unit"] && found.map(\.verdict) == [.program])
    #expect(found[0].range.start.line == 3 && found[0].diagnostics.isEmpty)
  }

  @Test func takesOnlyTheExactWords() {
    #expect(programs("```math\ny = x\n```\n\n```math programs\ny = x\n```").count == 1)
    #expect(programs("```math\ny = x\n```")[0].id == nil)
  }

  @Test func readsDisplaysOfAFileWithoutBlocks() {
    let found = programs("$$y = x$$\n\n$$z = y$$\n\nand\n\n$$u = y + z$$\n")
    #expect(found.map { $0.program?.statements.count } == [2, 1])
    #expect(found.map(\.range.start.line) == [1, 7])
  }

  /// In one problem a tensor has one order of indices, from display to display.
  @Test func tellsOfAnotherOrderOfIndices() {
    let first = "$$\\Phi = (W[x,j,j'], U[i,j])$$\n\n# Solution\n\n"
    let second = "$$y[j] = \\sum_{x,j'} W[x,j',j] z[x,j'] + \\sum_i U[i,j]$$\n"
    let found = programs(first + second)
    let one = CourseProgram.comparingOrders(found, problems: [1])
    #expect(one[0].diagnostics.isEmpty)
    #expect(
      lines(one[1].diagnostics) == [
        "5:22-5:31 warning [transposed-indices] The indices of W are in the order j, j' elsewhere "
          + "and j', j here.",
        "  1:11-1:20 It is used differently here.",
      ]
    )
    let two = CourseProgram.comparingOrders(found, problems: [1, 3])
    #expect(two.allSatisfy { $0.diagnostics.isEmpty })
  }

  @Test func placesDiagnosticsInLists() {
    let text = "- a\n\n  ```math program\n  %| id: a\n  y[i] = x[j]\n  ```\n"
    #expect(
      lines(programs(text)[0].diagnostics) == [
        "5:12-5:13 error [unbound-index] The index j is neither on the left, nor summed, nor "
          + "looped over."
      ]
    )
  }

  @Test func placesDiagnosticsInQuotedDisplays() {
    let found = programs("> $$\n> y[i] = x[i] \\\\\n> z[i] = x[j]\n> $$\n")
    #expect(found.count == 1)
    #expect(found[0].diagnostics.first?.range?.start == SourcePosition(line: 3, column: 12))
  }

  @Test func tellsOfNamesThatAreTakenMissingOrNone() {
    let block = { (header: String) in "```math program\n\(header)y = x\n```\n\n" }
    let text =
      block("%| id: a\n") + block("%| id: a\n") + block("") + block("%| id: \"1 b\"\n")
    #expect(
      lines(programs(text).flatMap(\.diagnostics)) == [
        "7:8-7:9 error [duplicate-id] The name “a” is taken.",
        "  2:8-2:9 It was given here first.",
        "11:1-11:16 warning [missing-id] The program has no id, so that nothing can refer to it.",
        "  Its first line could be: %| id: name",
        "16:9-16:12 error [program-header] “1 b” cannot be an id: an id has letters, digits, “-” "
          + "and “_”, and starts with a letter.",
      ]
    )
  }

  @Test func keepsRelatedPlacesAndFixes() {
    let text = "```math program\n%| id: a\ny[i] = W[i,j] x[j] + W[k]\n```\n"
    let found = programs(text)[0].diagnostics
    #expect(found.contains { !$0.notes.isEmpty && $0.notes.allSatisfy { $0.range != nil } })
    let comma = "$$\n\\text{for } b,j\\Delta x \\\\\nR[b,j,\\Delta x] += x[b,j,\\Delta x]\n$$"
    #expect(
      lines(programs(comma).flatMap(\.diagnostics)).contains {
        $0.hasSuffix("“,” Write a comma here.")
      }
    )
  }

  @Test func readsATextAsAProgram() {
    let found = CourseProgram.program(ofText: "y = 2 x\nz = y\n")
    #expect(found.verdict == .program && found.range.start.line == 1)
    #expect(CourseProgram.program(ofText: "f(z) = 2 z").verdict == .declaration)
    #expect(CourseProgram.program(ofText: "y = ").verdict == .refused)
  }
}
