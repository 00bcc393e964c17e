import FileStorage

// The search index. A page that did not change takes its line from the last site's index, so that
// nothing is kept for it elsewhere.

extension Publication {
  /// Writes those files of the index whose pages changed, and takes the others over.
  func writeSearchIndex(
    _ navigation: PageNavigation,
    _ writer: SiteWriter
  ) async throws(FileError) {
    let shards = SearchShards(pageCount: navigation.order.count)
    var members = [[PageRecord]](repeating: [], count: shards.count)
    for page in navigation.order.sorted(by: { $0.path < $1.path }) {
      members[shards.shard(of: page.output)].append(page)
    }
    for (name, pages) in zip(shards.names, members) {
      let path = SearchShards.folder.appendingPath(name)
      let key = SearchShards.key(of: pages)
      if writer.isCurrent(path, key: key) {
        try writer.keep(path)
      } else {
        let lines = await searchLines(of: pages, known: writer.previousBytes(of: path) ?? [])
        try writer.write(SearchShards.file(lines), to: path, key: key)
      }
    }
    let order = JSONBytes.list(navigation.order.map(\.output))
    let contents = "coursegenSearch.begin(".utf8 + JSONBytes.list(shards.names) + ",".utf8 + order
    try write(contents + ");\n".utf8, to: SearchShards.contents, writer)
  }

  private func searchLines(of pages: [PageRecord], known file: [UInt8]) async -> [[UInt8]] {
    let known = SearchShards.lines(of: file)
    let compilation = self.compilation
    return await concurrentMap(pages, width: build.request.jobs) { page in
      let compiled = compilation.compiled[page.path]
      if compiled == nil, let line = known[SearchEntries.start(of: page.output)] { return line }
      return await compilation.page(page.path, known: compiled)?.searchLine ?? []
    }
  }
}
