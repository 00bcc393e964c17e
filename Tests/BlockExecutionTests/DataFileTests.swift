import BlockExecution
import Testing

/// CSV files as tables, and blocks that read them.
@Suite struct DataFileTests {
  private static func read(_ text: String) throws -> [DataFile.Column] {
    try DataFile(name: "a.csv", csv: Array(text.utf8)).columns
  }

  @Test(arguments: [
    "day,size\n1,2.5\n2,-3e-2\n", "\u{FEFF}day,size\r\n1,2.5\r\n\r\n2,-3e-2",
    "\"day\", \"size\"\n 1 ,\t\"2.5\"\n2,-3e-2\n\n",
  ])
  func readsWhatTablesProgramsWrite(_ text: String) throws {
    #expect(
      try Self.read(text) == [
        .init(name: "day", numbers: [1, 2]), .init(name: "size", numbers: [2.5, -0.03]),
      ]
    )
  }

  @Test func aColumnWithATextHasNoNumbers() throws {
    let columns = try Self.read("name,n\n\"A, \"\"B\"\"\nC\",1\n,2\n")
    #expect(columns == [.init(name: "name", numbers: nil), .init(name: "n", numbers: [1, 2])])
  }

  @Test(arguments: [
    ("", DataFile.Failure.empty), ("\n\n", .empty), ("a,,b\n1,2,3", .columnWithoutName(column: 2)),
    ("a,b,a\n", .repeatedColumn("a")), ("a,b\n1,2\n\n3\n", .unevenLine(4, cells: 1, columns: 2)),
    ("a,b\n1,2,3\n", .unevenLine(2, cells: 3, columns: 2)),
    ("a,\"b\n1,2\n", .openQuote(line: 1)),
    ("a\n" + String(repeating: "1\n", count: 100_001), .tooLarge(cells: 100_001)),
  ])
  func saysWhatIsNoTable(_ text: String, _ failure: DataFile.Failure) {
    #expect(throws: failure) { try Self.read(text) }
  }

  @Test func bytesThatAreNoTextAreNoTable() {
    #expect(throws: DataFile.Failure.notUTF8) { try DataFile(name: "a", csv: [0x61, 0xFF]) }
  }

  @Test func aBlockReadsTheNumbersBitForBit() async throws {
    let course = try TestRunner()
    defer { course.remove() }
    var job = BlockJob.test(
      #"""
      let table = dataFile("data/a.csv")
      for (index, value) in table.numbers("größe \"x\"").enumerated() {
        result("n\(index)", value)
      }
      result("rows", table.numbers("b").count)
      """#
    )
    let numbers = [0.1, -0.0, .leastNonzeroMagnitude, .greatestFiniteMagnitude, 1 / 3]
    job.data = [
      DataFile(
        name: "data/a.csv",
        columns: [
          .init(name: "größe \"x\"", numbers: numbers), .init(name: "b", numbers: [1, 2, 3, 4, 5]),
          .init(name: "text", numbers: nil),
        ]
      )
    ]
    let outcome = try #require(try await course.run([job]).first)
    #expect(outcome.diagnostics == [])
    let report = try #require(outcome.report)
    #expect(
      numbers.indices.map { report.result("n\($0)")?.value.bitPattern }
        == numbers.map(\.bitPattern)
    )
    #expect(report.result("rows")?.value == 5)
  }
}
