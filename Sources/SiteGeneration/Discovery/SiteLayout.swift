package import FileStorage

/// Where a site's files are: found once, before anything is read.
package struct SiteLayout: Sendable, Hashable {
  /// The site folder, absolute.
  package var root: String
  /// The folder of the Markdown files, absolute.
  package var content: String
  /// The only page, relative to `content`, where the site is one Markdown file.
  package var onlyPage: String?
  /// `coursegen.yml`, absolute; `nil` where the defaults serve.
  package var configuration: String?
  /// The site's own templates, absolute; `nil` where the default theme serves.
  package var templates: String?
  /// How the author named ``content``: what diagnostics put before a page's path.
  package var contentName: String
  /// How the author named ``root``.
  package var rootName: String

  /// Why a path is not a site.
  package enum Failure: Error, Sendable, Hashable {
    case missing(String)
    case notMarkdown(String)
    case unreadable(FileError)
  }

  /// The name of a configuration file.
  package static let configurationName = "coursegen.yml"

  /// Finds the site that a path names: a site folder, a folder of Markdown files, or one file.
  package init(_ argument: String, workingDirectory: String) throws(Failure) {
    let path = Self.absolute(argument, in: workingDirectory)
    let status: Files.Status
    do throws(FileError) {
      status = try Files.status(path)
    } catch {
      throw error.isMissingFile ? .missing(argument) : .unreadable(error)
    }
    let name = argument.normalizedPath ?? argument
    if status.kind == .directory {
      self.init(folder: path, name: name)
      return
    }
    guard Self.isMarkdown(path) else { throw .notMarkdown(argument) }
    let parentName = argument.parentPath ?? ""
    self.init(folder: path.parentPath ?? "/", name: parentName.normalizedPath ?? parentName)
    content = root
    contentName = rootName
    configuration = nil
    templates = nil
    onlyPage = path.lastPathComponent
  }

  private init(folder: String, name: String) {
    root = folder
    rootName = name
    onlyPage = nil
    let file = folder.appendingPath(Self.configurationName)
    configuration = Files.exists(file) ? file : nil
    let inner = folder.appendingPath("content")
    let hasContent = (try? Files.status(inner))?.kind == .directory
    content = hasContent ? inner : folder
    contentName = hasContent ? name.appendingPath("content") : name
    let ownTemplates = folder.appendingPath("templates")
    let isSite = configuration != nil || hasContent
    templates = isSite && Files.exists(ownTemplates) ? ownTemplates : nil
  }

  /// Whether a file name is a Markdown file's.
  package static func isMarkdown(_ path: String) -> Bool {
    ["md", "markdown"].contains(path.pathExtension)
  }

  /// A path made absolute and normal, as text.
  package static func absolute(_ path: String, in workingDirectory: String) -> String {
    let joined = path.hasPrefix("/") ? path : workingDirectory.appendingPath(path)
    return joined.normalizedPath ?? joined
  }
}
