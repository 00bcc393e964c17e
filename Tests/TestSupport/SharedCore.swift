import Foundation

/// The compute core that tests compile: once for all of them, and kept for the next run.
package enum SharedCore {
  /// Compiled cores, by what they depend on.
  package static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: ".build/block-test-core").path

  /// A cache for sites whose blocks are not what is tested: results depend on what they are made of.
  ///
  /// Where the core cannot be shared with it, it has one of its own.
  package static let siteCache: String = {
    let cache = URL(filePath: folder).deletingLastPathComponent()
      .appending(path: "site-test-cache").path
    try? share(with: cache)
    return cache
  }()

  /// Lets sites that are built with a cache take the core from here.
  package static func share(with cache: String) throws {
    let blocks = URL(filePath: cache).appending(path: "simulations")
    for made in [folder, blocks.path] {
      try FileManager.default.createDirectory(atPath: made, withIntermediateDirectories: true)
    }
    let link = blocks.appending(path: "core").path
    do {
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: folder)
    } catch CocoaError.fileWriteFileExists {
      // Another test was the first.
    }
  }
}
