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

  /// Removes the results of simulations that no build used since a moment, so that the cache does
  /// not grow for ever; what is removed is made again when it is needed.
  ///
  /// The moment is in nanoseconds since 1970; the result is how many files were removed, and their
  /// bytes.
  package func removeUnused(since moment: Int) throws(FileError) -> (files: Int, bytes: Int) {
    let folder = request.cache.appendingPath("simulations")
    var removed = (files: 0, bytes: 0)
    guard Files.exists(folder) else { return removed }
    for name in try Files.names(in: folder) {
      let part = folder.appendingPath(name)
      // The modules of the compute core are used folder by folder.
      let entries = name == "core" ? try Files.names(in: part) : try Files.tree(part)
      for entry in entries {
        let path = part.appendingPath(entry)
        // A build may remove a file of its own meanwhile.
        guard let status = try? Files.status(path), status.modified < moment else { continue }
        let files =
          status.kind == .directory ? try Files.tree(path).map(path.appendingPath) : [path]
        removed.files += files.count
        removed.bytes += files.reduce(0) { $0 + ((try? Files.status($1))?.size ?? 0) }
        try Files.remove(path)
      }
    }
    return removed
  }
}
