package import Foundation

/// The inputs beside the repository that the project must cope with.
///
/// They are never copied into it, so a test that reads them says when they are not there.
package enum Corpus {
  /// `../shared/corpus` beside the checkout, or `nil`.
  package static let directory: URL? = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let corpus = root.deletingLastPathComponent().appending(path: "shared/corpus")
    return FileManager.default.fileExists(atPath: corpus.path) ? corpus : nil
  }()

  /// Whether the corpus is there; for `.enabled(if:)`.
  package static var isPresent: Bool { directory != nil }

  /// The text of one of the corpus' files.
  package static func text(_ name: String) throws -> String {
    guard let directory else { throw CocoaError(.fileNoSuchFile) }
    return try String(contentsOf: directory.appending(path: name), encoding: .utf8)
  }
}
