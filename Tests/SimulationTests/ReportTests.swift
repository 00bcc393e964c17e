import Foundation
import Simulation
import TestSupport
import Testing

/// What a block says against the report that a host takes.
///
/// The run of a block is the process's own, so the tests run one after the other.
@Suite(.serialized, .ownBlockRun) struct ReportTests {
  /// Runs a block in this process.
  static func report(
    _ request: String = "coursegen-run 1\nblock test\n",
    _ block: () -> Void
  ) throws -> NSDictionary {
    BlockProgram.begin(request: Array(request.utf8))
    block()
    let json = Data(BlockProgram.end())
    return try #require(try JSONSerialization.jsonObject(with: json) as? NSDictionary)
  }

  @Test func namesItsFormat() throws {
    let report = try Self.report("coursegen-run 1\nblock a\nseed ffffffffffffffff\n") {}
    #expect(report["format"] as? String == "coursegen-report")
    #expect(report["version"] as? Int == 1)
    #expect(report["seed"] as? String == "18446744073709551615")
    #expect(report["samples"] as? Int == 0)
    for list in ["inputs", "results", "charts", "tables", "notes", "problems"] {
      #expect((report[list] as? [Any])?.isEmpty == true, "\(list)")
    }
  }

  @Test func inputsHaveTheirDefaults() throws {
    var values: (Int, Double, Bool, String) = (0, 0, false, "")
    let report = try Self.report {
      values.0 = input("d", 256, in: 1...4096, scale: .log2, label: "inputs d")
      values.1 = input("sigma", 0.0625, in: 0.001...1, scale: .log10, unit: "V", line: 7)
      values.2 = input("bias", true)
      values.3 = input("unit", "tanh", of: ["relu", "tanh"]).name
    }
    #expect(values == (256, 0.0625, true, "tanh"))
    let inputs = try #require(report["inputs"] as? [NSDictionary])
    #expect(
      inputs[1] == [
        "name": "sigma", "kind": "number", "value": 0.0625, "text": "0.0625", "default": 0.0625,
        "minimum": 0.001, "maximum": 1, "scale": "log10", "label": "", "unit": "V", "choices": [],
        "line": 7,
      ]
    )
    #expect(inputs.map { $0["kind"] as? String } == ["integer", "number", "toggle", "choice"])
    #expect(inputs.map { $0["text"] as? String } == ["256", "0.0625", "on", "tanh"])
    #expect(inputs[3]["choices"] as? [String] == ["relu", "tanh"])
  }

  @Test func inputsTakeWhatTheRunAsksFor() throws {
    var values: (Int, Double, Bool, String) = (0, 0, false, "")
    let request = """
      coursegen-run 1
      input d \(Self.bits(16))
      input sigma \(Self.bits(0.1))
      input bias \(Self.bits(0))
      input unit \(Self.bits(0))
      """
    let report = try Self.report(request) {
      values.0 = input("d", 256, in: 1...4096)
      values.1 = input("sigma", 0.0625, in: 0.001...1)
      values.2 = input("bias", true)
      let unit = input("unit", "tanh", of: ["relu", "tanh"])
      values.3 = unit == "relu" && unit != "tanh" ? "relu" : "other"
    }
    #expect(values == (16, 0.1, false, "relu"))
    #expect((report["problems"] as? [Any])?.isEmpty == true)
  }

  @Test func whatTheRunCannotHaveIsAProblem() throws {
    var values: [Double] = []
    let request = """
      input a \(Self.bits(7))
      input b \(Self.bits(1.5))
      input c \(Self.bits(.nan))
      input e \(Self.bits(1))
      """
    let report = try Self.report(request) {
      values.append(input("a", 0.5, in: 0...1, line: 1))
      values.append(Double(input("b", 1, in: 0...9, line: 2)))
      values.append(input("c", 0.25, in: 0...1, line: 3))
      values.append(input("c", 0.25, in: 0...1, line: 4))
    }
    #expect(values == [1, 1, 0.25, 0.25])
    let problems = try #require(report["problems"] as? [NSDictionary])
    let kinds = problems.map { "\($0["kind"] ?? "") \($0["name"] ?? "") \($0["line"] ?? "")" }
    #expect(
      kinds == [
        "outside-domain a 1", "not-whole b 2", "outside-domain c 3", "duplicate-input c 4",
        "outside-domain c 4", "unknown-input e 1",
      ]
    )
  }

  @Test(arguments: [
    (1.00312, 0.0071, "1.003", "0.007"),
    (1.00312, 0.0012, "1.0031", "0.0012"),
    (123.456, 20, "123", "20"),
    (-0.00004, 0.005, "-0.000", "0.005"),
    (0.0434, 0.0000612, "0.04340", "0.00006"),
  ])
  func estimatesHaveTheDigitsThatTheirErrorAllows(
    _ value: Double,
    _ error: Double,
    _ text: String,
    _ errorText: String
  ) throws {
    let report = try Self.report {
      result("r", Estimate(value: value, standardError: error, sampleCount: 5000), line: 3)
    }
    let results = try #require(report["results"] as? [NSDictionary])
    #expect(
      results == [
        [
          "name": "r", "value": value, "standardError": error, "sampleCount": 5000,
          "degreesOfFreedom": "Infinity", "interval": "symmetric", "text": text,
          "errorText": errorText, "unit": "", "line": 3,
        ]
      ]
    )
  }

  @Test(arguments: [
    (2.0, "2"), (1e9, "1000000000"), (0.0625, "0.0625"), (1.0 / 3, "0.333333"), (1e-9, "1e-9"),
  ])
  func exactResultsHaveSixDigitsAtMost(_ value: Double, _ text: String) throws {
    let report = try Self.report { result("r", value) }
    let first = try #require((report["results"] as? [NSDictionary])?.first)
    #expect(first["text"] as? String == text)
    #expect(first["standardError"] == nil)
  }

  @Test func numbersThatAreNoneAreStrings() throws {
    let report = try Self.report {
      result("a", Double.nan)
      result("b", -Double.infinity)
      result("b", 1)
    }
    let results = try #require(report["results"] as? [NSDictionary])
    #expect(results.map { $0["value"] as? String } == ["NaN", "-Infinity", nil])
    #expect(
      (report["problems"] as? [NSDictionary])?.first?["kind"] as? String == "duplicate-result"
    )
  }

  @Test func textSurvivesJSON() throws {
    let text = "a \"quoted\" \\ line\nand\ttab, σ, 😀, \u{1}"
    let report = try Self.report {
      note(text)
      table(columns: [text, "b"], rows: [["1", "2"], ["3"]], caption: text)
    }
    #expect(report["notes"] as? [String] == [text])
    let tables = try #require(report["tables"] as? [NSDictionary])
    #expect(tables.first?["columns"] as? [String] == [text, "b"])
    #expect(tables.first?["rows"] as? [[String]] == [["1", "2"], ["3"]])
    #expect((report["problems"] as? [NSDictionary])?.first?["kind"] as? String == "uneven-table")
  }

  @Test func chartsAreDrawnForTwoWidthsWithDifferentIdentifiers() throws {
    let report = try Self.report {
      chart(.line(x: [0, 1], y: [0, 1]))
      chart(.line(x: [0, 1], y: [1, 0]))
    }
    let charts = try #require(report["charts"] as? [NSDictionary])
    let drawings = charts.flatMap { [$0["wide"] as? String ?? "", $0["narrow"] as? String ?? ""] }
    #expect(drawings.count == 4)
    for (index, prefix) in [
      "test-chart-1", "test-chart-1-narrow", "test-chart-2", "test-chart-2-narrow",
    ].enumerated() {
      #expect(drawings[index].contains("id=\"\(prefix)-title\""))
    }
    #expect((charts.first?["table"] as? String)?.contains("<table") == true)
  }

  @Test func noRequestCrashes() throws {
    var state: UInt64 = 3
    for _ in 0..<2000 {
      let bytes = (0..<40).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Array("input d seedlamp0123ff \n\n\u{0}".utf8)[Int(state >> 33) % 26]
      }
      BlockProgram.begin(request: bytes)
      _ = input("d", 1, in: 0...3)
      _ = BlockProgram.end()
    }
  }

  private static func bits(_ value: Double) -> String {
    let digits = String(value.bitPattern, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
