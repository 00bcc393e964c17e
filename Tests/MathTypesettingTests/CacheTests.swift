import FileStorage
import Foundation
import MathTypesetting
import TestSupport
import Testing

@Suite struct CacheTests {
  @Test func answersASecondBuildWithoutAnEngine() throws {
    try withTemporaryDirectory { directory in
      let formulas = distinctFormulas(60) + [Formula("\\foo"), Formula("\\text{😀}")]
      let first = try makeTypesetter(cache: CacheDirectory(directory))
      let made = first.typeset(formulas)
      let code = first.highlight("let a = 1", language: "swift")
      first.flush()
      let second = try makeTypesetter(cache: CacheDirectory(directory))
      #expect(second.typeset(formulas) == made)
      #expect(second.highlight("let a = 1", language: "swift") == code)
      #expect(second.startedEngines == 0)
      #expect(first.startedEngines == 1)
    }
  }

  @Test func dependsOnTheMacrosThatAFormulaUsesOnly() throws {
    try withTemporaryDirectory { directory in
      let typesetter = try makeTypesetter(cache: CacheDirectory(directory))
      var macros = MacroTable()
      try macros.define("\\q", as: "a")
      let before = typesetter.typeset([Formula("x"), Formula("\\q")], macros: macros)
      typesetter.flush()

      try macros.define("\\q", as: "b")
      let other = try makeTypesetter(cache: CacheDirectory(directory))
      #expect(other.typeset([Formula("x")], macros: macros).first == before[0])
      #expect(other.startedEngines == 0)
      #expect(other.typeset([Formula("\\q")], macros: macros).first?.mathText == "b")
    }
  }

  @Test func distinguishesDisplaysFromLines() throws {
    try withTemporaryDirectory { directory in
      let typesetter = try makeTypesetter(cache: CacheDirectory(directory))
      let results = typesetter.typeset([Formula("x"), Formula("x", isDisplay: true)])
      #expect(results[0].html != results[1].html)
    }
  }

  @Test(arguments: 0..<10)
  func noticesDamage(_ seed: UInt64) throws {
    try withTemporaryDirectory { directory in
      let formulas = distinctFormulas(12)
      let first = try makeTypesetter(cache: CacheDirectory(directory))
      let made = first.typeset(formulas)
      first.flush()
      var generator = SeededGenerator(state: seed)
      try damageEveryFile(in: directory + "/mathematics", using: &generator)
      let second = try makeTypesetter(cache: CacheDirectory(directory))
      #expect(second.typeset(formulas) == made)
      second.flush()
      let third = try makeTypesetter(cache: CacheDirectory(directory))
      #expect(third.typeset(formulas) == made)
      #expect(third.startedEngines == 0)
    }
  }

  /// Cuts each file off, or flips some of its bits.
  private func damageEveryFile(
    in directory: String,
    using generator: inout SeededGenerator
  ) throws {
    for name in try Files.names(in: directory) {
      let path = directory + "/" + name
      var bytes = try Files.read(path)
      if Bool.random(using: &generator) {
        bytes = Array(bytes.prefix(Int.random(in: 0..<bytes.count, using: &generator)))
      } else {
        for _ in 0..<3 {
          let index = Int.random(in: 0..<bytes.count, using: &generator)
          bytes[index] ^= UInt8(1) << UInt8.random(in: 0..<8, using: &generator)
        }
      }
      try Files.write(bytes, to: path)
    }
  }

  @Test func servesSeveralWritersAtOnce() async throws {
    let directory = FileManager.default.temporaryDirectory.appending(
      path: "typesetting-\(UUID().uuidString)"
    ).path
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let shared = distinctFormulas(40)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 1...4 {
        group.addTask {
          let typesetter = try makeTypesetter(cache: CacheDirectory(directory))
          for page in 0..<3 {
            _ = typesetter.typeset(shared + distinctFormulas(10, salt: 10 * writer + page))
            typesetter.flush()
          }
        }
      }
      try await group.waitForAll()
    }
    let reader = try makeTypesetter(cache: CacheDirectory(directory))
    #expect(reader.typeset(shared) == typesetter.typeset(shared))
    for writer in 1...4 { _ = reader.typeset(distinctFormulas(10, salt: 10 * writer)) }
    #expect(reader.startedEngines == 0)
  }

  @Test func worksWhereItCannotWrite() throws {
    try withTemporaryDirectory { directory in
      try Files.write(Array("a file, no folder".utf8), to: directory)
      let typesetter = try makeTypesetter(cache: CacheDirectory(directory))
      let made = typesetter.typeset(distinctFormulas(5))
      typesetter.flush()
      #expect(typesetter.typeset(distinctFormulas(5)) == made)
      #expect(made.allSatisfy { $0.error == nil })
    }
  }
}
