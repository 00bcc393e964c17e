// Paths as text: joined, split and resolved without asking the file system.

extension String {
  /// The path without its last component; `nil` for a bare name or the root.
  package var parentPath: String? {
    guard let slash = utf8.lastIndex(of: UInt8(ascii: "/")), slash != startIndex else {
      return utf8.first == UInt8(ascii: "/") && utf8.count > 1 ? "/" : nil
    }
    return String(self[..<slash])
  }

  /// The last component.
  package var lastPathComponent: String {
    guard let slash = utf8.lastIndex(of: UInt8(ascii: "/")) else { return self }
    return String(self[utf8.index(after: slash)...])
  }

  /// The name's ending after its last dot, in lower case; empty where there is none.
  package var pathExtension: String {
    let name = lastPathComponent
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot != name.startIndex else {
      return ""
    }
    return String(name[name.utf8.index(after: dot)...]).lowercased()
  }

  /// The path without `.ending`.
  package var withoutPathExtension: String {
    let ending = lastPathComponent.pathExtension
    return ending.isEmpty ? self : String(dropLast(ending.count + 1))
  }

  /// The path with a component added.
  package func appendingPath(_ component: String) -> String {
    if isEmpty { return component }
    return hasSuffix("/") ? self + component : self + "/" + component
  }

  /// The path with `.` and `..` resolved as text; `nil` where a relative path climbs out.
  package var normalizedPath: String? {
    let isAbsolute = utf8.first == UInt8(ascii: "/")
    var parts: [Substring] = []
    for part in split(separator: "/", omittingEmptySubsequences: true) where part != "." {
      if part != ".." {
        parts.append(part)
      } else if parts.popLast() == nil, !isAbsolute {
        return nil
      }
    }
    return (isAbsolute ? "/" : "") + parts.joined(separator: "/")
  }
}
