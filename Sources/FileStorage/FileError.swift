#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A file operation that the system refused: which, on what, and why.
package struct FileError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What was tried, in the words of a message: `read`, `write`, `rename`.
  package var operation: String
  package var path: String
  /// The system's error number.
  package var code: Int32

  package init(_ operation: String, _ path: String, code: Int32 = errno) {
    self.operation = operation
    self.path = path
    self.code = code
  }

  /// The system's sentence for the error, for example `Permission denied`.
  package var reason: String { String(cString: strerror(code)) }

  package var description: String { "cannot \(operation) \(path): \(reason)" }

  package var isMissingFile: Bool { code == ENOENT || code == ENOTDIR }
}

extension FileError {
  /// The code of a file that is over a limit.
  package static let tooLarge = EFBIG
}
