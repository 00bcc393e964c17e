#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A lock among processes: a file that the holder keeps locked and that names the holder's process.
///
/// The system lets go of it when the process ends, however it ends, so a stale lock never blocks.
package struct FileLock: ~Copyable {
  private let descriptor: Int32

  /// Who has the lock, when it cannot be had.
  package enum Failure: Error, Sendable, Hashable {
    case held(byProcess: Int32?)
    case system(FileError)
  }

  /// Takes the lock, or says who has it.
  package init(_ path: String) throws(Failure) {
    let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw .system(FileError("lock", path)) }
    guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
      let code = errno
      let holder = Self.holder(file)
      close(file)
      throw code == EWOULDBLOCK
        ? .held(byProcess: holder) : .system(FileError("lock", path, code: code))
    }
    let name = Array("\(getpid())\n".utf8)
    ftruncate(file, 0)
    _ = name.withUnsafeBytes { pwrite(file, $0.baseAddress, $0.count, 0) }
    descriptor = file
  }

  deinit {
    close(descriptor)
  }

  private static func holder(_ file: Int32) -> Int32? {
    var bytes = [UInt8](repeating: 0, count: 16)
    let count = bytes.withUnsafeMutableBytes { pread(file, $0.baseAddress, $0.count, 0) }
    guard count > 0 else { return nil }
    return Int32(String(decoding: bytes[..<count], as: UTF8.self).prefix { $0.isNumber })
  }
}
