import FileStorage

/// The files that the index is divided into, so that a changed page changes one of them.
///
/// A page's place depends on its own path alone. Files are scripts, not JSON, because a page that is
/// opened from the file system may load scripts and nothing else.
struct SearchShards {
  /// A power of two: a course has one file, a thousand pages have sixteen.
  let count: Int

  /// How many pages a file may have, on average.
  private static let pages = 64
  /// Changes with the format of the files.
  private static let format = "search 1"
  static let folder = "assets/search"
  /// The file that names the others and the pages in reading order.
  static let contents = folder + "/contents.js"

  init(pageCount: Int) {
    var count = 1
    while count * Self.pages < pageCount { count *= 2 }
    self.count = count
  }

  /// The names of the files in ``folder``.
  var names: [String] { (0..<count).map { "\(count)-\($0).js" } }

  func shard(of output: String) -> Int {
    Int(truncatingIfNeeded: ContentDigest(output).low % UInt64(count))
  }

  /// The digest of everything that determines a file.
  static func key(of pages: [PageRecord]) -> ContentDigest {
    ContentDigest(parts: [format] + pages.flatMap { [$0.output, $0.inputs.description] })
  }

  /// A file with the lines of some pages.
  static func file(_ lines: [[UInt8]]) -> [UInt8] {
    Array("coursegenSearch.add([\n".utf8) + lines.joined() + "]);\n".utf8
  }

  /// The lines of a file, by what they start with.
  static func lines(of file: [UInt8]) -> [[UInt8]: [UInt8]] {
    var lines: [[UInt8]: [UInt8]] = [:]
    for line in file.split(separator: UInt8(ascii: "\n")) where line.first == UInt8(ascii: "[") {
      guard let end = line.firstRange(of: "\",".utf8)?.upperBound else { continue }
      lines[Array(line[..<end])] = line + [UInt8(ascii: "\n")]
    }
    return lines
  }
}
