import CourseModel
import Diagnostics
import Foundation
import SiteGeneration
import TestSupport
import Testing

/// A site in a folder of its own, removed when the test ends.
final class TestSite {
  let root: URL
  let output: URL
  private let builder: SiteBuilder
  /// Changes what a build does.
  var adapt: (inout BuildRequest) -> Void = { _ in }

  static let repository = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static let resources = ToolResources(
    theme: repository.appending(path: "templates").path,
    coreSources: repository.appending(path: "Sources").path,
    version: "test"
  )

  /// Texts by their paths; without a configuration, a short one is added.
  init(
    _ files: [String: String] = [:],
    name: String = "site",
    in folder: URL = FileManager.default.temporaryDirectory
  ) throws {
    root = folder.appending(path: "sites-\(UUID())/\(name)")
    output = root.appending(path: "public")
    builder = Self.makeBuilder()
    try write(["coursegen.yml": "title: Test\n"].merging(files) { $1 })
  }

  deinit {
    try? FileManager.default.removeItem(at: root.deletingLastPathComponent())
  }

  /// Takes the compute core that the tests of blocks compile, and keeps it there.
  func shareCore() throws {
    try SharedCore.share(with: root.appending(path: ".coursegen").path)
  }

  func write(_ files: [String: String]) throws {
    for (path, text) in files { try write(Array(text.utf8), to: path) }
  }

  func write(_ bytes: [UInt8], to path: String) throws {
    let file = root.appending(path: path)
    let folder = file.deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(bytes).write(to: file, options: .atomic)
  }

  func remove(_ path: String) throws {
    try FileManager.default.removeItem(at: root.appending(path: path))
  }

  /// Builds with a builder that knows nothing of earlier builds but what is on the disk.
  func buildAnew(_ site: String? = nil) async throws -> BuildResult {
    let request = try request(site)
    return await Self.makeBuilder().build(request)
  }

  /// Builds with the builder of all builds of this test.
  func build(_ site: String? = nil) async throws -> BuildResult {
    let request = try request(site)
    return await builder.build(request)
  }

  /// Whether the environment names a cluster.
  static var hasSlurm: Bool {
    let file = ProcessInfo.processInfo.environment["SLURM_CONF"]
    return file.map { FileManager.default.fileExists(atPath: $0) } ?? false
  }

  static func makeBuilder() -> SiteBuilder {
    let environment = ProcessInfo.processInfo.environment
    return SiteBuilder(
      resources: resources,
      searchPath: environment["PATH"] ?? "",
      toolEnvironment: environment.filter { $0.key == "SLURM_CONF" }
    ) { Int(Date().timeIntervalSince1970 * 1e9) }
  }

  /// The request to build the site, or another in its folder.
  func request(_ site: String? = nil) throws -> BuildRequest {
    let path = site.map { root.appending(path: $0).path } ?? root.path
    var request = BuildRequest(
      layout: try SiteLayout(path, workingDirectory: "/"),
      output: output.path,
      outputName: "public",
      cache: root.appending(path: ".coursegen").path,
      date: try #require(CalendarDate("2026-06-01")),
      jobs: 2
    )
    // Compiling for the browser takes seconds; the tests that are about it ask for it.
    request.makesPagesLive = false
    adapt(&request)
    return request
  }

  /// The text of a published file.
  func text(_ path: String) throws -> String {
    try String(contentsOf: output.appending(path: path), encoding: .utf8)
  }

  /// The paths of all published files, hidden ones among them.
  func files() -> [String] {
    let all = FileManager.default.enumerator(atPath: output.path)
    return (all?.compactMap { $0 as? String } ?? []).sorted()
  }

  /// All bytes that were published, by their paths.
  func bytes() throws -> [String: Data] {
    var bytes: [String: Data] = [:]
    for path in files() { bytes[path] = try? Data(contentsOf: output.appending(path: path)) }
    return bytes
  }
}

extension BuildResult {
  /// The rules that were broken, in listing order.
  var rules: [String] { diagnostics.map(\.rule) }
}
