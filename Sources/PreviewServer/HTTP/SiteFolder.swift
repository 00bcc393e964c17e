import Foundation

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The folder that is served: URLs in, files out, and nothing that lies outside of it.
struct SiteFolder: Sendable {
  /// The folder, absolute; it may be replaced by another of the same name at any time.
  let path: String

  /// The response to a request for a URL's path, whose encoding is undone once.
  func response(to encodedPath: String) -> Response {
    guard let parts = Self.components(encodedPath) else { return Response(.badRequest) }
    guard !parts.contains(where: { $0.hasPrefix(".") }) else { return notFound() }
    let relative = parts.joined(separator: "/")
    guard let file = resolved(relative) else { return notFound() }
    if isDirectory(file) {
      guard encodedPath.hasSuffix("/") else {
        return Response(.movedPermanently, location: encodedPath + "/")
      }
      guard let index = resolved(relative + "/index.html") else { return notFound() }
      return content(of: index)
    }
    return content(of: file)
  }

  private func content(of file: String, status: Response.Status = .ok) -> Response {
    guard let data = FileManager.default.contents(atPath: file) else { return notFound() }
    return Response(status, contentType: ContentType.of(file), body: Array(data))
  }

  /// The site's own not-found page where it has one.
  private func notFound() -> Response {
    guard let page = resolved("404.html"), let data = FileManager.default.contents(atPath: page)
    else { return Response(.notFound) }
    return Response(.notFound, contentType: ContentType.of(page), body: Array(data))
  }

  /// The file with all symbolic links followed; `nil` where it is missing or outside of the folder.
  private func resolved(_ relative: String) -> String? {
    guard let root = Self.realPath(path), let file = Self.realPath(path + "/" + relative) else {
      return nil
    }
    return file == root || file.hasPrefix(root == "/" ? root : root + "/") ? file : nil
  }

  private static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private func isDirectory(_ file: String) -> Bool {
    var isDirectory: ObjCBool = false
    return FileManager.default.fileExists(atPath: file, isDirectory: &isDirectory)
      && isDirectory.boolValue
  }

  /// The parts of a path, decoded; `nil` where one of them is not a file's name.
  private static func components(_ path: String) -> [String]? {
    var parts: [String] = []
    for part in path.split(separator: "/") {
      guard let name = String(part).removingPercentEncoding, name != "..", name != ".",
        !name.utf8.contains(0), !name.contains("/"), !name.contains("\\")
      else { return nil }
      parts.append(name)
    }
    return parts
  }
}
