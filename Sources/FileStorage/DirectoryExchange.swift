#if canImport(Glibc)
import CLinux
import Glibc
#else
import Darwin
#endif

extension Files {
  /// Lets two folders of one file system change places in one step.
  ///
  /// At every moment each path names one of the two, whole.
  package static func exchangeDirectories(
    _ left: String,
    _ right: String
  ) throws(FileError) {
    #if canImport(Glibc)
    let result = renameat2(
      AT_FDCWD,
      left,
      AT_FDCWD,
      right,
      UInt32(COURSEGEN_RENAME_EXCHANGE)
    )
    #else
    let result = renamex_np(left, right, UInt32(RENAME_SWAP))
    #endif
    guard result == 0 else { throw FileError("exchange with \(right)", left) }
  }
}
