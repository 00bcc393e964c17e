import FileStorage
import Foundation
import Testing

@Suite struct FilesTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test func readsWhatWasWritten() throws {
    let bytes = (0..<100_000).map { UInt8(truncatingIfNeeded: $0) }
    try Files.writeAtomically(bytes, to: folder["a"])
    #expect(try Files.read(folder["a"]) == bytes)
    #expect(try Files.names(in: folder.path) == ["a"])
  }

  @Test func refusesAFileOverTheLimitBeforeReading() throws {
    try Files.write([1, 2, 3], to: folder["a"])
    #expect(throws: FileError("read", folder["a"], code: EFBIG)) {
      try Files.read(folder["a"], limit: 2)
    }
  }

  @Test func saysWhatTheSystemRefused() {
    let error = #expect(throws: FileError.self) { try Files.read(folder["none"]) }
    #expect(error?.description == "cannot read \(folder["none"]): No such file or directory")
    #expect(error?.isMissingFile == true)
  }

  @Test func textIsNilWhereBytesAreNotUTF8() throws {
    try Files.write([0x61, 0xFF], to: folder["a"])
    #expect(try Files.text(folder["a"]) == nil)
  }

  @Test func removesATreeWithoutFollowingLinks() throws {
    try Files.makeDirectory(folder["a/b/c"])
    try Files.write([1], to: folder["kept"])
    try FileManager.default.createSymbolicLink(
      atPath: folder["a/b/link"],
      withDestinationPath: folder.path
    )
    try Files.remove(folder["a"])
    try Files.remove(folder["a"])
    #expect(try Files.names(in: folder.path) == ["kept"])
  }

  @Test func foldersChangePlaces() throws {
    for name in ["a", "b"] {
      try Files.makeDirectory(folder[name])
      try Files.write([], to: folder[name] + "/from-" + name)
    }
    try Files.exchangeDirectories(folder["a"], folder["b"])
    #expect(try Files.names(in: folder["a"]) == ["from-b"])
    #expect(try Files.names(in: folder["b"]) == ["from-a"])
    #expect(throws: FileError.self) {
      try Files.exchangeDirectories(folder["a"], folder["none"])
    }
  }

  @Test func aFailedWriteLeavesTheOldFile() throws {
    try Files.write([1], to: folder["a"])
    try Files.makeDirectory(folder["a.d"])
    #expect(throws: FileError.self) { try Files.writeAtomically([2], to: folder["a.d"]) }
    #expect(try Files.names(in: folder.path) == ["a", "a.d"])
  }
}
