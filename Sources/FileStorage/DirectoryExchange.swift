#if canImport(Glibc)
import CLinux
import Glibc
#else
import Darwin
#endif

extension Files {
  /// Puts a new folder in the place of an old one in one step.
  ///
  /// At every moment the path names the whole old folder or the whole new one, which must be on the
  /// same file system. The old folder, if any, is then removed.
  package static func replaceDirectory(at path: String, with new: String) throws(FileError) {
    guard exists(path) else {
      try rename(new, to: path)
      return
    }
    guard exchange(new, path) == 0 else { throw FileError("swap in", path) }
    try remove(new)
  }

  private static func exchange(_ left: String, _ right: String) -> Int32 {
    #if canImport(Glibc)
    renameat2(AT_FDCWD, left, AT_FDCWD, right, UInt32(COURSEGEN_RENAME_EXCHANGE))
    #else
    renamex_np(left, right, UInt32(RENAME_SWAP))
    #endif
  }
}
