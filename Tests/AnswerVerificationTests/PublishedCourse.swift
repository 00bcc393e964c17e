import BlockExecution
import CourseMarkdown
import CourseModel
import Diagnostics
import Foundation
import TestSupport
import Testing

/// The course that this repository publishes: its blocks as they stand in the Markdown files, and a
/// runner that compiles and runs them.
struct PublishedCourse {
  let page: String
  let text: String
  let runner: BlockRunner

  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Reads a page by its path below the package's folder.
  init(page: String) throws {
    self.page = page
    text = try String(contentsOf: Self.root.appending(path: page), encoding: .utf8)
    let path = try #require(ProcessInfo.processInfo.environment["PATH"])
    let cache = FileManager.default.temporaryDirectory
      .appending(path: "coursegen-answers-\(UUID().uuidString)")
    runner = BlockRunner(
      core: CoreSources(directory: Self.root.appending(path: "Sources").path),
      toolchain: try Toolchain.find(in: path),
      cache: cache.path,
      coreCache: SharedCore.folder,
      limits: BlockLimits(seconds: 60),
      seed: 31230,
      jobs: 2
    )
  }

  func remove() throws {
    try FileManager.default.removeItem(atPath: runner.cache)
  }

  /// The code block whose fence has the words.
  func block(_ words: String) throws -> MarkdownNode {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let fence = try #require(lines.firstIndex { $0 == "```" + words })
    let code = lines[(fence + 1)...].prefix { $0 != "```" }
    let block = CodeBlock(
      info: words,
      literal: code.map { $0 + "\n" }.joined(),
      firstLine: fence + 2
    )
    return MarkdownNode(.codeBlock(block), at: SourceRange(line: fence + 1, columns: 1..<4))
  }
}
