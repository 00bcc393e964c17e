import BlockExecution
import Diagnostics
import SiteGeneration
import Testing

/// Data files beside pages: what reads them depends on them.
@Suite struct DataFileTests {
  private static let page = """
    # A

    ```swift simulation
    //| id: mean
    let size = dataFile("../data/sizes.csv").numbers("size")
    result("mean", size.reduce(0, +) / Double(size.count))
    ```

    `{result} mean.mean`
    """

  private static func site(_ data: String?, _ page: String = page) throws -> TestSite {
    var files = ["content/part/a.md": page]
    if let data { files["content/data/sizes.csv"] = data }
    let site = try TestSite(files)
    try site.shareCore()
    return site
  }

  @Test func aBlockRunsAgainWhenItsDataChange() async throws {
    let site = try Self.site("day,size\n1,2.5\n2,3.5\n")
    #expect(try await site.build().diagnostics == [])
    #expect(try site.text("part/a.html").contains("value=\"3\""))
    #expect(try await site.build().explanations == [])
    try site.write(["content/data/sizes.csv": "size\n4\n6\n"])
    let result = try await site.build()
    #expect(result.explanations.map(\.reason) == [.changed([.data])])
    #expect(try site.text("part/a.html").contains("value=\"5\""))
  }

  private static let faults: [(data: String?, message: String)] = [
    (nil, "cannot be read: No such file or directory."),
    ("", "is no table: it has no line of names."),
    ("a,\n", "is no table: column 2 has no name."),
    ("a,a\n", "is no table: two columns are named “a”."),
    ("a\n1,2\n", "is no table: line 2 has 2 cells, and there are 1 names."),
    ("\"a\n", "is no table: the quote that opens on line 1 is never closed."),
    (
      "a\n" + String(repeating: "1\n", count: 100_001),
      "is no table: it has 100001 cells, and a block is given 100000 at most."
    ),
  ]

  @Test(arguments: faults)
  func saysWhatIsWrongWithAFile(_ data: String?, _ message: String) async throws {
    let result = try await Self.site(data).build()
    let found = result.diagnostics.filter { $0.rule == "unusable-data" }
    #expect(found.map(\.message) == ["The data file “../data/sizes.csv” " + message])
    for diagnostic in found {
      #expect(diagnostic.range == SourceRange(line: 5, columns: 22..<39))
      #expect(diagnostic.path?.hasSuffix("content/part/a.md") == true)
    }
    #expect(!result.isPublished)
  }

  @Test(arguments: ["../../data/sizes.csv", "/data/sizes.csv"])
  func aFileOutsideTheContentIsRefused(_ name: String) async throws {
    let page = Self.page.replacing("../data/sizes.csv", with: name)
    let result = try await Self.site("size\n1\n", page).build()
    #expect(
      result.diagnostics.first?.message
        == "A data file lies in the content folder; “\(name)” does not."
    )
  }
}
