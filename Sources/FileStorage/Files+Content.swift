#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

extension Files {
  /// The bytes of a file; one larger than the limit is refused with `EFBIG` before a byte is read.
  package static func read(_ path: String, limit: Int = .max) throws(FileError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError("read", path) }
    defer { close(descriptor) }
    var info = stat()
    guard fstat(descriptor, &info) == 0 else { throw FileError("read", path) }
    guard info.st_mode & S_IFMT == S_IFREG else { throw FileError("read", path, code: EISDIR) }
    let size = Int(info.st_size)
    guard size <= limit else { throw FileError("read", path, code: EFBIG) }
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = Self.readSome(descriptor, buffer.baseAddress, at: count, upTo: size - count)
        if got == 0 { break }
        if got < 0, errno == EINTR { continue }
        if got < 0 {
          failure = errno
          break
        }
        count += got
      }
    }
    guard failure == 0 else { throw FileError("read", path, code: failure) }
    return bytes
  }

  /// The file's text, or `nil` where it is not UTF-8.
  package static func text(_ path: String) throws(FileError) -> String? {
    String(validating: try read(path), as: UTF8.self)
  }

  /// Writes a file in place; for folders that nobody reads yet.
  package static func write(
    _ bytes: some Collection<UInt8>,
    to path: String
  ) throws(FileError) {
    try write(bytes, to: path, flags: O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, sync: false)
  }

  /// Writes a file so that a reader, or a crash, sees the old content or the new, never a part:
  /// to a temporary name, synced, renamed.
  package static func writeAtomically(
    _ bytes: some Collection<UInt8>,
    to path: String,
    sync: Bool = true
  ) throws(FileError) {
    let temporary = temporaryName(for: path)
    do throws(FileError) {
      try write(
        bytes,
        to: temporary,
        flags: O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
        sync: sync
      )
      try rename(temporary, to: path)
    } catch {
      unlink(temporary)
      throw error
    }
  }

  /// A name beside `path` that no other writer uses.
  private static func temporaryName(for path: String) -> String {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    let thread = UInt(bitPattern: pthread_self().hashValue)
    return "\(path).\(getpid()).\(thread % 100_000).\(time.tv_nsec).tmp"
  }

  private static func write(
    _ bytes: some Collection<UInt8>,
    to path: String,
    flags: Int32,
    sync: Bool
  ) throws(FileError) {
    let descriptor = open(path, flags, 0o666)
    guard descriptor >= 0 else { throw FileError("write", path) }
    let result =
      bytes.withContiguousStorageIfAvailable { writeAll(descriptor, $0) }
      ?? Array(bytes).withUnsafeBufferPointer { writeAll(descriptor, $0) }
    var code = result
    if code == 0, sync, fsync(descriptor) != 0 { code = errno }
    if close(descriptor) != 0, code == 0 { code = errno }
    guard code == 0 else { throw FileError("write", path, code: code) }
  }

  /// 0, or the error number.
  private static func writeAll(_ descriptor: Int32, _ bytes: UnsafeBufferPointer<UInt8>) -> Int32 {
    var done = 0
    while done < bytes.count {
      let put = writeSome(descriptor, bytes.baseAddress, at: done, upTo: bytes.count - done)
      if put < 0, errno == EINTR { continue }
      if put < 0 { return errno }
      done += put
    }
    return 0
  }

  private static func readSome(
    _ descriptor: Int32,
    _ base: UnsafeMutablePointer<UInt8>?,
    at offset: Int,
    upTo count: Int
  ) -> Int {
    guard let base else { return 0 }
    #if canImport(Glibc)
    return Glibc.read(descriptor, base + offset, count)
    #else
    return Darwin.read(descriptor, base + offset, count)
    #endif
  }

  private static func writeSome(
    _ descriptor: Int32,
    _ base: UnsafePointer<UInt8>?,
    at offset: Int,
    upTo count: Int
  ) -> Int {
    guard let base else { return 0 }
    #if canImport(Glibc)
    return Glibc.write(descriptor, base + offset, count)
    #else
    return Darwin.write(descriptor, base + offset, count)
    #endif
  }
}
