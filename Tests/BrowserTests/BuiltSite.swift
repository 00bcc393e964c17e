import CourseModel
import Foundation
import SiteGeneration
import TestSupport
import Testing

/// A site that was built for the tests of this module, once for all of them.
struct BuiltSite: Sendable {
  let folder: URL
  let result: BuildResult

  /// The pages, relative to the folder.
  var pages: [String] {
    let files = FileManager.default.enumerator(atPath: folder.path)
    return (files?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".html") }.sorted()
  }

  /// The pages that find their style in the file system: a not-found page with a base URL does not.
  var pagesOfFiles: [String] {
    let hasBaseURL = FileManager.default.fileExists(
      atPath: folder.appending(path: "sitemap.xml").path
    )
    return hasBaseURL ? pages.filter { $0 != "404.html" } : pages
  }

  /// The repository.
  static let repository = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The course in `content/`.
  static let course = Task { try await build(repository.path, edition: .student) }

  /// The site in `Fixtures/site`, which shows everything that a page can hold, as instructors see it.
  static let everything = Task {
    let fixture = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/site")
    return try await build(fixture.path, edition: .instructor)
  }

  /// The site in `Fixtures/answers`, with answers of every type, shown and hidden, as students see it.
  static let answers = Task {
    let fixture = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/answers")
    return try await build(fixture.path, edition: .student)
  }

  /// Where the sites of one run of the tests are.
  private static let root = FileManager.default.temporaryDirectory
    .appending(path: "coursegen-browser-tests")

  static func build(_ site: String, edition: Edition) async throws -> BuiltSite {
    let name = "\(URL(filePath: site).lastPathComponent)-\(edition.rawValue)"
    // The last part is the base path that the site's configuration names.
    let folder = root.appending(path: "\(name)/everything")
    var request = BuildRequest(
      layout: try SiteLayout(site, workingDirectory: "/"),
      output: folder.path,
      outputName: name,
      cache: SharedCore.siteCache,
      date: try #require(CalendarDate("2026-01-01")),
      jobs: 2
    )
    request.edition = edition
    request.includesDrafts = true
    request.keepsGoing = true
    let builder = SiteBuilder(resources: resources, searchPath: searchPath) {
      Int(Date().timeIntervalSince1970 * 1e9)
    }
    let result = await builder.build(request)
    return BuiltSite(folder: folder, result: result)
  }

  /// The compiler that runs these tests also compiles simulations.
  static let searchPath = ProcessInfo.processInfo.environment["PATH"] ?? ""

  static let resources = ToolResources(
    theme: repository.appending(path: "templates").path,
    coreSources: repository.appending(path: "Sources").path,
    version: "test"
  )
}
