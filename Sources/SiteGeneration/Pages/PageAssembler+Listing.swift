import FileStorage

// The lists of pages that an index shows: its own folder's pages first, then folder by folder.

extension PageAssembler {
  /// The sections that an index lists: the folder's own pages as one without a title, and the
  /// folders in it.
  func listed(by page: PageRecord) -> [SiteTree.Section] {
    guard let section = navigation.tree.ancestors(of: page.folder).last else { return [] }
    var own = section
    own.index = nil
    own.subsections = []
    return (own.pages.isEmpty ? [] : [own]) + section.subsections
  }

  /// What of a page shows in a listing.
  static func listingKey(of page: PageRecord) -> [String] {
    [
      page.output, page.heading, page.description ?? "", "\(page.points)", "\(page.problems)",
      page.date ?? "", "\(page.isDraft)",
    ]
  }

  func listing(of page: PageRecord) -> TemplateContext? {
    let sections = listed(by: page)
    guard !sections.isEmpty else { return nil }
    var listing = TemplateContext()
    listing.setList("groups", sections.map { group($0, of: page) })
    return listing
  }

  private func group(_ section: SiteTree.Section, of page: PageRecord) -> TemplateContext {
    var group = TemplateContext()
    let isOwn = section.folder == page.folder
    group.set("anchor", isOwn ? "pages" : "section-" + Self.anchor(section.folder))
    if !isOwn {
      var heading = TemplateContext()
      heading.set("title", section.title)
      heading.set("url", section.index.map { RelativePath.url(from: page.output, to: $0.output) })
      group.set("heading", heading)
      group.set("description", section.index?.description)
    }
    let pages = section.pages + section.subsections.flatMap(\.all)
    group.setList("pages", pages.map { entry($0, of: page) })
    return group
  }

  private func entry(_ listed: PageRecord, of page: PageRecord) -> TemplateContext {
    var entry = TemplateContext()
    entry.set("title", HTMLText.escaped(listed.title))
    entry.set("url", RelativePath.url(from: page.output, to: listed.output))
    entry.set("description", listed.description)
    entry.setCount("points", listed.points)
    entry.setCount("problems", Double(listed.problems))
    entry.set("date", DateText.context(listed.date))
    entry.set("draft", listed.isDraft)
    return entry
  }

  private static func anchor(_ folder: String) -> String {
    String(folder.map { $0 == "/" || $0 == " " ? "-" : $0 })
  }
}
