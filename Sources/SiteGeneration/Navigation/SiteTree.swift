import FileStorage

/// The pages of a site in their order, folder by folder.
///
/// A folder's pages are ordered by weight (those without one last), then by file name, numbers in
/// it by their value; its own index comes first.
struct SiteTree: Sendable {
  /// A folder with its index, if it has one.
  struct Section: Sendable {
    /// The folder's path; empty for the root.
    var folder: String
    var index: PageRecord?
    /// The folder's other pages.
    var pages: [PageRecord]
    /// The folders in it.
    var subsections: [Section]

    /// All pages below, in reading order.
    var all: [PageRecord] {
      (index.map { [$0] } ?? []) + pages + subsections.flatMap(\.all)
    }

    var title: String {
      index?.title ?? SiteTree.title(ofFileName: folder.lastPathComponent)
    }
  }

  let root: Section

  init(_ pages: some Sequence<PageRecord>) {
    root = Self.section("", Dictionary(grouping: pages, by: \.folder))
  }

  /// The sections from the root down to a folder.
  func ancestors(of folder: String) -> [Section] {
    var path = [root]
    while let last = path.last,
      let next = last.subsections.first(where: {
        folder == $0.folder || folder.hasPrefix($0.folder + "/")
      })
    {
      path.append(next)
    }
    return path
  }

  /// A title made of a file name: `02-second_set.md` is “Second set”.
  static func title(ofFileName name: String) -> String {
    let words = name.withoutPathExtension.split { $0 == "-" || $0 == "_" || $0 == " " }
    let named = words.count > 1 && words[0].allSatisfy(\.isNumber) ? words.dropFirst() : words[...]
    let text = named.joined(separator: " ")
    return text.prefix(1).uppercased() + text.dropFirst()
  }

  private static func section(
    _ folder: String,
    _ pagesByFolder: [String: [PageRecord]]
  ) -> Section {
    let own = pagesByFolder[folder] ?? []
    let prefix = folder.isEmpty ? "" : folder + "/"
    let names = Set(
      pagesByFolder.keys.filter { $0.hasPrefix(prefix) && $0.count > prefix.count }.map {
        prefix + $0.dropFirst(prefix.count).prefix { $0 != "/" }
      }
    )
    let subsections = names.map { section($0, pagesByFolder) }
    return Section(
      folder: folder,
      index: own.first(where: \.isIndex),
      pages: own.filter { !$0.isIndex }.sorted(by: precedes),
      subsections: subsections.sorted(by: precedes)
    )
  }

  private static func precedes(_ left: PageRecord, _ right: PageRecord) -> Bool {
    let weights = (left.weight ?? .max, right.weight ?? .max)
    if weights.0 != weights.1 { return weights.0 < weights.1 }
    return NaturalOrder.precedes(left.path, right.path)
  }

  private static func precedes(_ left: Section, _ right: Section) -> Bool {
    let weights = (left.index?.weight ?? .max, right.index?.weight ?? .max)
    if weights.0 != weights.1 { return weights.0 < weights.1 }
    return NaturalOrder.precedes(left.folder, right.folder)
  }
}
