#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The file operations that the project needs, straight on the system's calls: whole files in and
/// out, errors that say what was refused.
package enum Files {
  /// What `stat` tells about a file, as far as a build needs it to see whether the file changed.
  package struct Status: Sendable, Hashable, Codable {
    package enum Kind: String, Sendable, Codable {
      case file
      case directory
      case other
    }

    package var kind: Kind
    package var size: Int
    /// Nanoseconds since 1970.
    package var modified: Int
    /// The inode, which a save by rename changes.
    package var identity: UInt64
    /// The device, which with the inode identifies a folder in a search for loops.
    package var device: UInt64
  }

  /// The file's status, following symbolic links.
  package static func status(_ path: String) throws(FileError) -> Status {
    var info = stat()
    guard stat(path, &info) == 0 else { throw FileError("look at", path) }
    let kind: Status.Kind =
      switch info.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .directory
      default: .other
      }
    #if canImport(Glibc)
    let time = info.st_mtim
    #else
    let time = info.st_mtimespec
    #endif
    return Status(
      kind: kind,
      size: Int(info.st_size),
      modified: time.tv_sec * 1_000_000_000 + time.tv_nsec,
      identity: UInt64(info.st_ino),
      device: UInt64(info.st_dev)
    )
  }

  /// Whether something is at the path.
  package static func exists(_ path: String) -> Bool {
    access(path, F_OK) == 0
  }

  /// The names in a folder, without `.` and `..`, sorted by their bytes.
  package static func names(in directory: String) throws(FileError) -> [String] {
    guard let stream = opendir(directory) else { throw FileError("list", directory) }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 1) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The files in a folder and all folders in it, as paths below it, in order.
  package static func tree(_ directory: String) throws(FileError) -> [String] {
    var files: [String] = []
    for name in try names(in: directory) {
      let path = directory.appendingPath(name)
      if try status(path).kind == .directory {
        files += try tree(path).map { name.appendingPath($0) }
      } else {
        files.append(name)
      }
    }
    return files
  }

  /// Makes a folder and those above it; one that is there already is fine.
  package static func makeDirectory(_ path: String) throws(FileError) {
    if mkdir(path, 0o777) == 0 || errno == EEXIST { return }
    guard errno == ENOENT, let parent = path.parentPath else {
      throw FileError("make the folder", path)
    }
    try makeDirectory(parent)
    guard mkdir(path, 0o777) == 0 || errno == EEXIST else {
      throw FileError("make the folder", path)
    }
  }

  /// Removes a file or a folder with all that is in it; nothing there is fine.
  ///
  /// Symbolic links are removed, never followed.
  package static func remove(_ path: String) throws(FileError) {
    if unlink(path) == 0 || errno == ENOENT { return }
    guard errno == EISDIR || errno == EPERM else { throw FileError("remove", path) }
    for name in try names(in: path) {
      try remove(path + "/" + name)
    }
    guard rmdir(path) == 0 || errno == ENOENT else { throw FileError("remove", path) }
  }

  /// Makes a file or a folder look changed just now, where that is allowed: so unused ones are found
  /// by their age.
  package static func touch(_ path: String) {
    _ = utimes(path, nil)
  }

  /// Gives a file another name, replacing what had it.
  package static func rename(_ old: String, to new: String) throws(FileError) {
    guard Self.systemRename(old, new) == 0 else { throw FileError("rename to \(new)", old) }
  }

  /// Gives the same file a second name.
  package static func link(_ existing: String, as new: String) throws(FileError) {
    guard Self.systemLink(existing, new) == 0 else { throw FileError("link to \(new)", existing) }
  }

  private static func systemRename(_ old: String, _ new: String) -> Int32 {
    #if canImport(Glibc)
    Glibc.rename(old, new)
    #else
    Darwin.rename(old, new)
    #endif
  }

  private static func systemLink(_ existing: String, _ new: String) -> Int32 {
    #if canImport(Glibc)
    Glibc.link(existing, new)
    #else
    Darwin.link(existing, new)
    #endif
  }
}

extension Files {
  /// Whether this process may make files in a folder.
  package static func isWritable(_ directory: String) -> Bool {
    access(directory, W_OK) == 0
  }
}
