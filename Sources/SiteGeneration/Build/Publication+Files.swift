import FileStorage
import MathTypesetting

// The files of a site that are not pages: those beside the pages, the theme's, KaTeX's, the feed. An
// author's file or page stands in the place of a generated one of the same name.

extension Publication {
  func writeOtherFiles(
    _ navigation: PageNavigation,
    _ writer: SiteWriter
  ) throws(FileError) {
    for asset in assets {
      let source = build.request.layout.content.appendingPath(asset.path)
      try copy(source, status: asset.status, to: asset.path, writer)
    }
    try copyTheme(writer)
    try writeModules(writer)
    if let math = compilation.compiler.engines.mathAssets {
      try write(Array(math.stylesheet.utf8), to: "assets/katex/katex.css", writer)
      for font in math.fonts {
        let status = try Files.status(font.source)
        try copy(font.source, status: status, to: "assets/katex/" + font.name, writer)
      }
    }
    for file in SiteFiles(site: site, navigation: navigation).all()
    where !writer.contains(file.path) {
      try write(file.bytes, to: file.path, writer)
    }
  }

  /// What the reader's browser runs, each module once.
  private func writeModules(_ writer: SiteWriter) throws(FileError) {
    let names = Set(compilation.records.values.flatMap { $0.modules + $0.checkers })
    for name in names.sorted() {
      let path = BrowserModule.path(of: name)
      let key = ContentDigest(name)
      if writer.isCurrent(path, key: key) {
        try writer.keep(path)
      } else if let module = compilation.compiler.engines.modules.module(name) {
        try writer.write(module.bytes, to: path, key: key)
      }
    }
  }

  /// The default theme's files, with the site's own in the place of those of the same name.
  private func copyTheme(_ writer: SiteWriter) throws(FileError) {
    var files: [String: String] = [:]
    for folder in [build.builder.resources.theme, build.request.layout.templates] {
      guard let assets = folder?.appendingPath("assets"), Files.exists(assets) else { continue }
      for path in try Files.tree(assets) { files[path] = assets.appendingPath(path) }
    }
    for (path, file) in files.sorted(by: { $0.key < $1.key })
    where !writer.contains("assets/" + path) {
      try copy(file, status: try Files.status(file), to: "assets/" + path, writer)
    }
  }

  private func copy(
    _ source: String,
    status: Files.Status,
    to path: String,
    _ writer: SiteWriter
  ) throws(FileError) {
    let key = ContentDigest(
      parts: [source, "\(status.size)", "\(status.modified)", "\(status.identity)"]
    )
    if writer.isCurrent(path, key: key) {
      try writer.keep(path)
    } else {
      try writer.write(try Files.read(source), to: path, key: key)
    }
  }

  func write(_ bytes: [UInt8], to path: String, _ writer: SiteWriter) throws(FileError) {
    let key = ContentDigest(bytes)
    if writer.isCurrent(path, key: key) {
      try writer.keep(path)
    } else {
      try writer.write(bytes, to: path, key: key)
    }
  }
}
