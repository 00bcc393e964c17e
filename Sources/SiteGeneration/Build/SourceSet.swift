import Diagnostics
import FileStorage

/// The files that make one page: its Markdown file, and the sibling with its solutions, if any.
struct PageSource: Sendable, Hashable {
  /// Relative to the content folder.
  var path: String
  var status: Files.Status
  /// `name-sol.md` beside `name.md`.
  var solutions: ContentFile?

  var statuses: [Files.Status] { [status] + (solutions.map { [$0.status] } ?? []) }
}

/// All files of a site, told apart by what becomes of them.
struct SourceSet: Sendable {
  var pages: [PageSource] = []
  var assets: [ContentFile] = []

  /// The endings of a file that holds the solutions of its sibling.
  private static let solutionEndings = ["-sol", "-sols", "-solution", "-solutions", "_sol"]

  init(_ files: [ContentFile]) {
    let paths = Set(files.lazy.filter { $0.kind == .page }.map(\.path))
    var solutions: [String: ContentFile] = [:]
    for file in files where file.kind == .page {
      guard let owner = Self.owner(of: file.path, among: paths) else { continue }
      solutions[owner] = file
    }
    let taken = Set(solutions.values.map(\.path))
    for file in files {
      if file.kind == .asset {
        assets.append(file)
      } else if !taken.contains(file.path) {
        pages.append(
          PageSource(path: file.path, status: file.status, solutions: solutions[file.path])
        )
      }
    }
  }

  /// The page whose solutions a file holds.
  private static func owner(of path: String, among paths: Set<String>) -> String? {
    let name = path.withoutPathExtension
    for ending in solutionEndings where name.hasSuffix(ending) {
      let owner = "\(name.dropLast(ending.count)).\(path.pathExtension)"
      if paths.contains(owner) { return owner }
    }
    return nil
  }
}
