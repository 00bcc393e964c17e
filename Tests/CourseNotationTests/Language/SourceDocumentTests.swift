// The displays of the source document, as they stand there.

import CourseNotation
import Foundation
import TestSupport
import Testing

@Suite(.enabled(if: Corpus.isPresent)) struct SourceDocumentTests {
  /// What is expected of the displays that begin at a line.
  enum Verdict: Sendable, Equatable {
    /// A program with these outputs, and warnings of these rules.
    case program([String], warnings: [String] = [])
    /// Refused, by rules at line:column.
    case refused([String])
    /// A function or a list of parameters: nothing to run.
    case declaration
  }

  static let verdicts: KeyValuePairs<Int, Verdict> = [
    11: .refused(["11:7 unknown-function"]),
    19: .program(["σ"]),
    29: .refused(["29:5 unknown-function"]),
    33: .declaration,
    43: .program(["Loss"]),
    69: .program(["Loss"]),
    85: .program(["L"], warnings: ["loop-header"]),
    104: .refused(["104:93 syntax"]),
    108: .refused(["108:3 syntax"]),
    114: .refused(["116:3 syntax"]),
    120: .refused(["120:3 syntax"]),
    124: .refused(["124:12 syntax"]),
    130: .program(["L"], warnings: ["loop-header"]),
    134: .program(["R.grad", "L.grad"], warnings: ["loop-header", "unbalanced-bracket"]),
    142: .refused(["142:118 syntax"]),
    146: .refused(["146:3 syntax", "146:44 unknown-function"]),
    154: .program(["h"]),
    162: .declaration,
    166: .refused(["170:82 unbound-index", "170:101 unbound-index"]),
    176: .program(["h"]),
    184: .refused(["184:3 syntax"]),
    188: .refused(["188:3 syntax"]),
    194: .refused(["194:105 shape-conflict"]),
    198: .refused(["198:15 unknown-construct", "198:47 bound-index"]),
    204: .refused(["204:7 unknown-construct"]),
    215: .program(["h"]),
    225: .program(["h"]),
  ]

  @Test func displaysParseAsTheyStandOrAreRefusedForAMistake() throws {
    let bytes = Array(try Corpus.text("ttic31230-trainability.md").utf8)
    let programs = ProgramText.programs(displays: Self.displays(in: bytes), in: bytes)
    #expect(programs.count == Self.verdicts.count)
    for (text, (line, verdict)) in zip(programs, Self.verdicts) {
      #expect(Self.place(text.segments[0].lowerBound, in: bytes).hasPrefix("\(line):"))
      #expect(Self.verdict(text, bytes) == verdict, "line \(line)")
    }
  }

  private static func verdict(_ text: ProgramText, _ bytes: [UInt8]) -> Verdict {
    let (program, diagnostics) = Program.read(text)
    guard let program else {
      return .refused(
        diagnostics.filter { $0.severity == .error }.map {
          "\(place($0.range.lowerBound, in: bytes)) \($0.rule)"
        }
      )
    }
    if program.statements.isEmpty { return .declaration }
    let outputs = program.tensors(.output).map { program[$0].name.plainText }
    return .program(outputs, warnings: diagnostics.map(\.rule))
  }

  /// What stands between each two `$$`.
  static func displays(in bytes: [UInt8]) -> [Range<Int>] {
    let dollar = UInt8(ascii: "$")
    let marks = bytes.indices.dropLast().filter { bytes[$0] == dollar && bytes[$0 + 1] == dollar }
    return stride(from: 0, to: marks.count - 1, by: 2).map { marks[$0] + 2..<marks[$0 + 1] }
  }

  static func place(_ offset: Int, in bytes: [UInt8]) -> String {
    let before = bytes[..<offset]
    let line = before.count { $0 == UInt8(ascii: "\n") } + 1
    let column = before.reversed().prefix { $0 != UInt8(ascii: "\n") }.count + 1
    return "\(line):\(column)"
  }
}
