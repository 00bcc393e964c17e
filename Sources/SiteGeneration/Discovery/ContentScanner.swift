import Diagnostics
package import FileStorage

/// A file below the content folder.
package struct ContentFile: Sendable, Hashable {
  package enum Kind: Sendable {
    case page
    /// Copied as it is.
    case asset
  }

  /// Relative to the content folder.
  package var path: String
  package var kind: Kind
  package var status: Files.Status
}

/// Finds all files of a site, in the order of their paths.
struct ContentScanner {
  let layout: SiteLayout
  /// Absolute folders that are never part of the content: the output, the cache, the templates.
  let excluded: Set<String>

  private(set) var files: [ContentFile] = []
  private(set) var diagnostics: [Diagnostic] = []

  init(layout: SiteLayout, excluded: Set<String>) {
    self.layout = layout
    self.excluded = excluded
  }

  /// Walks the content folder; what cannot be read is a diagnostic, and the walk goes on.
  static func scan(
    _ layout: SiteLayout,
    excluding excluded: Set<String>
  ) -> (files: [ContentFile], diagnostics: [Diagnostic]) {
    var scanner = ContentScanner(layout: layout, excluded: excluded)
    if let page = layout.onlyPage {
      scanner.add(page, ancestors: [])
    } else {
      scanner.walk("", ancestors: [])
    }
    scanner.files.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    return (scanner.files, scanner.diagnostics)
  }

  /// A folder that is being walked: one that is met again below itself is a loop.
  private struct Ancestor: Hashable {
    let device: UInt64
    let identity: UInt64
  }

  private mutating func walk(_ directory: String, ancestors: [Ancestor]) {
    let absolute = directory.isEmpty ? layout.content : layout.content.appendingPath(directory)
    do throws(FileError) {
      let status = try Files.status(absolute)
      let here = Ancestor(device: status.device, identity: status.identity)
      guard !ancestors.contains(here) else {
        diagnostics.append(.linkLoop(at: layout.contentName.appendingPath(directory)))
        return
      }
      for name in try Files.names(in: absolute) where Self.isContent(name) {
        add(directory.appendingPath(name), ancestors: ancestors + [here])
      }
    } catch {
      diagnostics.append(.unreadable(error, at: layout.contentName.appendingPath(directory)))
    }
  }

  private mutating func add(_ path: String, ancestors: [Ancestor]) {
    let absolute = layout.content.appendingPath(path)
    guard !excluded.contains(absolute), absolute != layout.configuration else { return }
    do throws(FileError) {
      let status = try Files.status(absolute)
      switch status.kind {
      case .directory:
        walk(path, ancestors: ancestors)
      case .file:
        let kind: ContentFile.Kind = SiteLayout.isMarkdown(path) ? .page : .asset
        files.append(ContentFile(path: path, kind: kind, status: status))
      case .other:
        break
      }
    } catch {
      diagnostics.append(.unreadable(error, at: layout.contentName.appendingPath(path)))
    }
  }

  /// Hidden files and editors' backups are not content.
  private static func isContent(_ name: String) -> Bool {
    !name.hasPrefix(".") && !name.hasSuffix("~") && name != "node_modules"
  }
}
