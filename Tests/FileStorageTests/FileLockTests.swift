import FileStorage
import Foundation
import Testing

@Suite struct FileLockTests {
  @Test func onlyOneHasTheLock() throws {
    let folder = try TemporaryFolder()
    do {
      let lock = try FileLock(folder["lock"])
      let failure = #expect(throws: FileLock.Failure.self) { _ = try FileLock(folder["lock"]) }
      #expect(failure == .held(byProcess: getpid()))
      _ = consume lock
    }
    _ = try FileLock(folder["lock"])
  }

  @Test func aFileLeftByADeadProcessDoesNotBlock() throws {
    let folder = try TemporaryFolder()
    try Files.write(Array("999999\n".utf8), to: folder["lock"])
    _ = try FileLock(folder["lock"])
  }
}
