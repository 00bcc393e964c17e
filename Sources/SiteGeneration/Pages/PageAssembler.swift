import FileStorage
import MathTypesetting

/// Puts a page together: the template around it, the formulas and links in it.
struct PageAssembler {
  let site: SiteContext
  let navigation: PageNavigation

  /// The whole page as UTF-8, with the URLs of its links and the HTML of its formulas, in their order.
  func assemble(_ page: CompiledPage, urls: [String], formulas: [String]) -> [UInt8] {
    let html = site.templates.render(template(of: page.record), context(of: page))
    var output: [UInt8] = []
    output.reserveCapacity(
      html.utf8.count + page.content.utf8.count + formulas.reduce(0) { $0 + $1.utf8.count }
    )
    func fill(_ marker: Marker, _ output: inout [UInt8]) {
      switch marker {
      case .content:
        Marker.replaceAll(in: page.content, into: &output, fill: fill)
      case .formula(let index) where formulas.indices.contains(index):
        output.append(contentsOf: formulas[index].utf8)
      case .link(let index) where urls.indices.contains(index):
        output.append(contentsOf: HTMLText.escaped(urls[index]).utf8)
      default:
        break
      }
    }
    Marker.replaceAll(in: html, into: &output, fill: fill)
    return output
  }

  /// Everything of a page that comes from other pages; part of the key of its output.
  func navigationKey(of page: PageRecord) -> [String] {
    let neighbours = navigation.neighbours(of: page)
    var parts = navigation.breadcrumbs(of: page).flatMap { [$0.title, $0.output] }
    for neighbour in [neighbours.previous, neighbours.next] {
      parts += [neighbour?.title ?? "", neighbour?.output ?? ""]
    }
    if page.isIndex {
      parts += listed(by: page).flatMap { section in
        [section.title] + section.all.flatMap(Self.listingKey)
      }
    }
    return parts
  }

  private func template(of page: PageRecord) -> String {
    if page.output == "index.html" { return "index" }
    return page.isIndex ? "section" : "problem-set"
  }

  private func context(of compiled: CompiledPage) -> TemplateContext {
    let record = compiled.record
    var page = headContext(of: record)
    page.set("content", compiled.content.isEmpty ? nil : Marker.content.text)
    page.set("mathematics", !compiled.formulas.isEmpty)
    page.set("interactive", !record.modules.isEmpty)
    page.set("answers", !record.checkers.isEmpty)
    page.set("solutions", record.hasSolutions)
    page.set("outline", compiled.outline.isEmpty ? nil : compiled.outline)
    page.setItems("breadcrumbs", breadcrumbs(of: record))
    page.set("pager", pager(of: record))
    var context = TemplateContext()
    context.set("site", site.values)
    context.set("page", page)
    if record.isIndex { context.set("listing", listing(of: record)) }
    return context
  }

  private func headContext(of record: PageRecord) -> TemplateContext {
    var page = TemplateContext()
    page.set("title", record.title)
    page.set("heading", record.heading)
    page.set("isHome", record.output == "index.html")
    page.set("description", record.description)
    let isLive = !(record.modules + record.checkers).isEmpty
    page.set("policy", isLive ? SiteContext.livePolicy : SiteContext.policy)
    page.set("root", RelativePath.root(from: record.output))
    page.set("home", RelativePath.url(from: record.output, to: "index.html"))
    page.set("canonical", site.absoluteURL(record.output))
    if site.configuration.baseURL != nil, navigation.order.contains(where: { $0.date != nil }) {
      page.set("feed", RelativePath.url(from: record.output, to: "feed.xml"))
    }
    page.set("date", DateText.context(record.date))
    page.set("draft", record.isDraft)
    page.setCount("points", record.points)
    page.setCount("problems", Double(record.problems))
    page.setList("styles", [String]())
    page.setList("scripts", [String]())
    return page
  }

  private func breadcrumbs(of record: PageRecord) -> [TemplateContext] {
    navigation.breadcrumbs(of: record).map { title, output in
      link(title, to: output, from: record)
    }
  }

  private func pager(of record: PageRecord) -> TemplateContext? {
    let (previous, next) = navigation.neighbours(of: record)
    guard previous != nil || next != nil else { return nil }
    var pager = TemplateContext()
    pager.set("previous", previous.map { link($0.title, to: $0.output, from: record) })
    pager.set("next", next.map { link($0.title, to: $0.output, from: record) })
    return pager
  }

  private func link(
    _ title: String,
    to output: String,
    from record: PageRecord
  ) -> TemplateContext {
    var link = TemplateContext()
    link.set("title", title)
    link.set("url", RelativePath.url(from: record.output, to: output))
    return link
  }
}
