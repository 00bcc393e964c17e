import Simulation
import Testing

/// What a block is told that asks a data file for what is not there.
@Suite struct DataMistakeTests {
  @Test func theFileAndTheColumnAreNamed() {
    let file = Array("data/größen.csv".utf8)
    let known = ["day", "size"].map { Array($0.utf8) }
    let mistakes: [DataMistake] = [
      .noFile("heights.csv"), .noColumn("hight", file: file, known: known),
      .noNumbers("name", file: file),
    ]
    #expect(
      mistakes.map(\.sentence) == [
        "the build has no data file “heights.csv”; write its name between the quotes",
        "the data file “data/größen.csv” has no column “hight”; it has “day”, “size”",
        "the column “name” of the data file “data/größen.csv” has no numbers",
      ]
    )
  }
}
