import CourseModel
import FileStorage

/// What all pages of one build share.
struct SiteContext: Sendable {
  var configuration: SiteConfiguration
  var edition: Edition
  var version: String
  var templates: TemplateLibrary

  /// The values `site` of every page template.
  var values: TemplateContext {
    var site = TemplateContext()
    site.set("title", configuration.title)
    site.set("author", configuration.author)
    site.set("language", configuration.language)
    site.set("footer", configuration.footer)
    site.set("instructor", edition == .instructor)
    site.set("offline", configuration.offline)
    site.set("generator", "coursegen \(version)")
    return site
  }

  /// The content security policy that every page holds under.
  ///
  /// KaTeX's layout needs the second part.
  static let policy = "default-src 'self'; style-src-attr 'unsafe-inline'"
  /// The same for a page whose simulations run in it.
  static let livePolicy = policy + "; script-src 'self' 'wasm-unsafe-eval'"

  /// A path of the site as an absolute URL; `nil` without a base URL.
  ///
  /// A folder's index is written as the folder.
  func absoluteURL(_ output: String) -> String? {
    guard let base = configuration.baseURL else { return nil }
    let isIndex = output.lastPathComponent == "index.html"
    let path = isIndex ? (output.parentPath.map { $0 + "/" } ?? "") : output
    return base
      + path.split(separator: "/", omittingEmptySubsequences: false)
      .map { RelativePath.encoded($0) }.joined(separator: "/")
  }
}

/// The values `page` that come from a page's place in the site, not from its text.
struct PageNavigation {
  let tree: SiteTree
  let order: [PageRecord]
  private let positions: [String: Int]

  init(tree: SiteTree) {
    self.tree = tree
    order = tree.root.all
    positions = Dictionary(
      uniqueKeysWithValues: order.enumerated().map { ($1.path, $0) }
    )
  }

  /// The ancestors of a page, the front page first.
  func breadcrumbs(of page: PageRecord) -> [(title: String, output: String)] {
    tree.ancestors(of: page.folder).compactMap(\.index).filter { $0.path != page.path }
      .map { ($0.title, $0.output) }
  }

  /// The pages before and after, in reading order; the front page is not one of them.
  func neighbours(of page: PageRecord) -> (previous: PageRecord?, next: PageRecord?) {
    guard let position = positions[page.path], page.output != "index.html" else {
      return (nil, nil)
    }
    let previous = position > 0 ? order[position - 1] : nil
    let next = position + 1 < order.count ? order[position + 1] : nil
    return (previous?.output == "index.html" ? nil : previous, next)
  }
}
