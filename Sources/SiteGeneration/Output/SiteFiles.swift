import FileStorage

/// The files of a site that are not pages of the author's: the feed, the site map, the not-found
/// page, robots.
struct SiteFiles {
  let site: SiteContext
  let navigation: PageNavigation

  /// The files by their paths; the feed and the map need a base URL.
  func all() -> [(path: String, bytes: [UInt8])] {
    var files = [("404.html", Array(notFound().utf8))]
    if site.configuration.baseURL != nil {
      files.append(("sitemap.xml", Array(siteMap().utf8)))
      if let feed = feed() { files.append(("feed.xml", Array(feed.utf8))) }
    }
    return files
  }

  /// A host shows this page at any path, so with a base URL its links start at the host's root.
  private func notFound() -> String {
    var page = TemplateContext()
    page.set("title", "Page not found")
    page.set("heading", "Page not found")
    let root = basePath ?? ""
    page.set("policy", SiteContext.policy)
    page.set("root", root)
    page.set("home", root.isEmpty ? "index.html" : root)
    page.setList("styles", [String]())
    page.setList("scripts", [String]())
    var context = TemplateContext()
    context.set("site", site.values)
    context.set("page", page)
    return site.templates.render("not-found", context)
  }

  /// The path part of the base URL, with its slashes.
  private var basePath: String? {
    guard let base = site.configuration.baseURL, let scheme = base.firstRange(of: "://") else {
      return nil
    }
    let host = base[scheme.upperBound...]
    return host.firstIndex(of: "/").map { String(host[$0...]) }
  }

  private func siteMap() -> String {
    var context = TemplateContext()
    context.setList(
      "pages",
      navigation.order.compactMap { page in
        guard let url = site.absoluteURL(page.output), !page.isDraft else { return nil }
        var entry = TemplateContext()
        entry.set("url", url)
        entry.set("date", page.date)
        return entry
      }
    )
    return site.templates.render("sitemap.xml", context)
  }

  /// The feed lists the pages that have a date; the latest of them is the feed's.
  private func feed() -> String? {
    let dated = navigation.order.filter { $0.date != nil && !$0.isDraft }
      .sorted { ($0.date ?? "", $1.path) > ($1.date ?? "", $0.path) }
    guard let latest = dated.first?.date else { return nil }
    var context = TemplateContext()
    context.set("title", site.configuration.title)
    context.set("author", site.configuration.author ?? site.configuration.title)
    context.set("language", site.configuration.language)
    context.set("home", site.absoluteURL("index.html"))
    context.set("url", site.absoluteURL("feed.xml"))
    context.set("updated", Self.timestamp(latest))
    context.setList(
      "entries",
      dated.map { page in
        var entry = TemplateContext()
        entry.set("title", page.title)
        entry.set("url", site.absoluteURL(page.output))
        entry.set("updated", Self.timestamp(page.date ?? latest))
        entry.set("summary", page.description)
        return entry
      }
    )
    return site.templates.render("feed.xml", context)
  }

  /// RFC 3339 wants a time as well.
  private static func timestamp(_ date: String) -> String {
    date.count == 10 ? date + "T00:00:00Z" : date
  }
}
