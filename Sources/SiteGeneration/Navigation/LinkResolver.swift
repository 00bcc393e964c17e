import Diagnostics
import FileStorage

/// Turns the links that authors write, relative paths of files, into URLs of the site, and finds
/// those that lead nowhere.
struct LinkResolver: Sendable {
  /// By path below the content folder.
  private let pages: [String: PageRecord]
  private let anchors: [String: Set<String>]
  /// The paths of all other files.
  private let assets: Set<String>
  /// The indexes of folders, by the folder's path.
  private let indexes: [String: String]
  /// Pages that this build leaves out.
  private let drafts: Set<String>

  init(pages: [PageRecord], assets: Set<String>, drafts: Set<String>) {
    self.pages = Dictionary(pages.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    self.anchors = self.pages.mapValues { Set($0.anchors) }
    self.assets = assets
    self.indexes = Dictionary(
      pages.filter(\.isIndex).map { ($0.folder, $0.path) },
      uniquingKeysWith: { first, _ in first }
    )
    self.drafts = drafts
  }

  /// What a link is in the published page: its URL, and what is wrong with it.
  struct Resolution {
    var url: String
    var diagnostic: Diagnostic?
  }

  /// Resolves a link of a page; one that leads nowhere keeps the author's text as its URL.
  func resolve(_ link: PageLink, in page: PageRecord) -> Resolution {
    guard let target = Target(link.destination, in: page.folder) else {
      return Resolution(url: RelativePath.normalized(link.destination), diagnostic: nil)
    }
    guard let path = target.path else {
      return broken(link, .brokenLink(link, reason: .outside))
    }
    if target.isOwnPage {
      return resolution(link, target, from: page, to: page)
    }
    if let found = pages[path] ?? indexes[path].flatMap({ pages[$0] }) {
      return resolution(link, target, from: page, to: found)
    }
    if assets.contains(path) {
      let url = RelativePath.url(from: page.output, to: path)
      return Resolution(url: url + target.suffix + target.fragmentText, diagnostic: nil)
    }
    if drafts.contains(path) {
      return broken(link, .brokenLink(link, reason: .draft))
    }
    let near = Spelling.nearest(to: path, among: pages.keys.sorted() + assets.sorted())
    let suggestion = near.map { RelativePath.source(from: page.path, to: $0) }
    return broken(link, .brokenLink(link, reason: .missing(suggestion: suggestion)))
  }

  /// The path below the content folder that a link of a page in a folder names; `nil` for a link to
  /// another site or to the page itself.
  static func localPath(of destination: String, in folder: String) -> String? {
    guard let target = Target(destination, in: folder), !target.isOwnPage else { return nil }
    return target.path
  }

  private func resolution(
    _ link: PageLink,
    _ target: Target,
    from page: PageRecord,
    to found: PageRecord
  ) -> Resolution {
    let base = target.isOwnPage ? "" : RelativePath.url(from: page.output, to: found.output)
    let url = base + target.suffix + target.fragmentText
    let known = anchors[found.path] ?? []
    guard let fragment = target.fragment, fragment != "top", !known.contains(fragment) else {
      return Resolution(url: url, diagnostic: nil)
    }
    let near = Spelling.nearest(to: fragment, among: found.anchors)
    return Resolution(url: url, diagnostic: .brokenAnchor(link, fragment, suggestion: near))
  }

  private func broken(_ link: PageLink, _ diagnostic: Diagnostic) -> Resolution {
    Resolution(url: RelativePath.normalized(link.destination), diagnostic: diagnostic)
  }

  /// The parts of a link that stays in the site.
  private struct Target {
    /// The path below the content folder; `nil` where it climbs out.
    var path: String?
    var isOwnPage: Bool
    /// The query, with its question mark.
    var suffix: String
    var fragment: String?

    var fragmentText: String {
      fragment.map { "#" + RelativePath.encoded($0) } ?? ""
    }

    /// - Returns: `nil` for a link to another site.
    init?(_ destination: String, in folder: String) {
      guard !Self.isExternal(destination) else { return nil }
      let parts = destination.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
      fragment = parts.count > 1 ? RelativePath.decoded(String(parts[1])) : nil
      let halves = parts[0].split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
      suffix = halves.count > 1 ? "?" + halves[1] : ""
      let written = RelativePath.decoded(String(halves.first ?? ""))
      isOwnPage = written.isEmpty
      let isRooted = written.hasPrefix("/")
      path =
        isRooted
        ? String(written.drop { $0 == "/" }).normalizedPath
        : folder.appendingPath(written).normalizedPath
    }

    /// Whether a URL has a scheme or names a host.
    private static func isExternal(_ url: String) -> Bool {
      if url.hasPrefix("//") { return true }
      guard let colon = url.utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
      let scheme = url[..<colon]
      return scheme.first?.isLetter == true
        && scheme.utf8.allSatisfy {
          (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
            || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
        }
    }
  }
}
