import FileStorage

// The script with which the reader's browser keeps a site for reading it without a network.

extension Publication {
  static let serviceWorkerPath = "service-worker.js"
  /// An index that is larger is kept once it was used, not with the first visit.
  private static let searchLimit = 1 << 20

  /// Writes the script last: it names the version of everything else.
  ///
  /// A site that does not want it gets one that removes itself, for browsers that have an earlier one.
  func writeServiceWorker(_ writer: SiteWriter) throws(FileError) {
    guard !writer.contains(Self.serviceWorkerPath) else { return }
    let outputs = writer.outputs
    var files = ["index.html"] + Self.sharedAssets.filter { outputs[$0] != nil }
    let search = outputs.filter { $0.key.hasPrefix(SearchShards.folder + "/") }
    if search.values.reduce(0, { $0 + $1.status.size }) <= Self.searchLimit {
      files += search.keys.sorted()
    }
    var context = TemplateContext()
    context.set("site", site.values)
    context.set("version", writer.contentDigest.description)
    context.set("files", String(decoding: JSONBytes.list(files), as: UTF8.self))
    let script = site.templates.render("service-worker.js", context)
    try write(Array(script.utf8), to: Self.serviceWorkerPath, writer)
  }

  /// What every page needs, whether it was touched before the network went away or not.
  private static let sharedAssets = ["scheme.js", "theme.css", "theme.js", "search.js"]
    .map { "assets/" + $0 }
}
