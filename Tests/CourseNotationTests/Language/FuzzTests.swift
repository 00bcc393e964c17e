// Mutated texts: no crash, no hang, every range inside the text, and what is accepted prints.

import CourseNotation
import Foundation
import TestSupport
import Testing

@Suite struct FuzzTests {
  /// `FUZZ_COUNT=50000` in the environment reads more texts.
  static let count =
    ProcessInfo.processInfo.environment["FUZZ_COUNT"].flatMap { Int($0) } ?? 1_000

  @Test func mutatedTextsAreReadOrRefused() throws {
    var source = try MutatedText(seed: 20_260)
    var accepted = 0
    for round in 0..<Self.count {
      let text = source.next()
      let (program, diagnostics) = Program.read(ProgramText(text, segments: [0..<text.count]))
      for diagnostic in diagnostics { expectInside(diagnostic, text, round) }
      #expect(program != nil || diagnostics.contains { $0.severity == .error })
      if let program {
        accepted += 1
        expectFixedPoint(program, text)
      }
    }
    #expect(accepted > Self.count / 50)
  }

  private func expectInside(_ diagnostic: NotationDiagnostic, _ text: [UInt8], _ round: Int) {
    let ranges = [diagnostic.range] + diagnostic.related + (diagnostic.fix.map { [$0.range] } ?? [])
    for range in ranges where range.lowerBound < 0 || range.upperBound > text.count {
      Issue.record("round \(round): \(diagnostic.summary) is outside of \(text.count) bytes")
    }
    #expect(!diagnostic.message.isEmpty)
  }

  private func expectFixedPoint(_ program: Program, _ text: [UInt8]) {
    let printed = program.plainText()
    guard !program.statements.isEmpty else { return }
    let (again, diagnostics) = Program.read(ProgramText(printed))
    let source = String(decoding: text, as: UTF8.self)
    if again?.plainText() != printed {
      Issue.record(
        "\(source)\n\(printed)\n\(again?.plainText() ?? "\(diagnostics.map(\.summary))")"
      )
    }
  }

  @Test(arguments: [
    "(", "[", "{", "x[", "x_{", "\\frac{", "\\tilde{", "\\left(", "f(", "-", "a^", "☃",
  ])
  func bracketsInBracketsEndSomewhere(_ opening: String) {
    let text = "y = " + String(repeating: opening, count: 1_000_000 / opening.utf8.count)
    let (program, diagnostics) = Program.read(ProgramText(text))
    #expect(program == nil)
    #expect(!diagnostics.isEmpty)
  }

  @Test func everyPrefixOfAProgramIsReadOrRefused() throws {
    for fixture in NetworkFixtureTests.fixtures {
      let bytes = Array(try fixture.text("program.tex").utf8)
      for end in stride(from: 0, to: bytes.count, by: 23) {
        let (_, diagnostics) = Program.read(ProgramText(bytes, segments: [0..<end]))
        #expect(diagnostics.allSatisfy { $0.range.upperBound <= bytes.count })
      }
    }
  }
}
