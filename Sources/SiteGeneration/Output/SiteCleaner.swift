package import FileStorage

/// Removes what builds made: the site, and the results that are kept.
package struct SiteCleaner {
  private let request: BuildRequest

  package init(request: BuildRequest) {
    self.request = request
  }

  /// Removes the site's files, but no hidden ones, and the cache; a folder that is not a site stays.
  ///
  /// - Returns: What was removed, in the author's words.
  package func clean() throws(FileError) -> [String] {
    var removed: [String] = []
    if Files.exists(request.output.appendingPath(SiteWriter.stamp)) {
      for name in try Files.names(in: request.output)
      where !name.hasPrefix(".") || name == SiteWriter.stamp {
        try Files.remove(request.output.appendingPath(name))
      }
      removed.append("the site in \(request.outputName)")
    }
    if Files.exists(request.cache) {
      try Files.remove(request.cache)
      removed.append("the results in \(request.cache.lastPathComponent)")
    }
    return removed
  }
}
