import FileStorage
import Foundation
import SiteGeneration
import Testing

/// What is kept between builds is bounded by its age.
@Suite struct CleaningTests {
  @Test func removesWhatNoBuildUsedForLong() throws {
    let site = try TestSite()
    let now = Int(Date().timeIntervalSince1970) * 1_000_000_000
    let day = 86_400 * 1_000_000_000
    func make(_ path: String, age days: Int) throws {
      try site.write("12345678".utf8.map { $0 }, to: ".coursegen/simulations/" + path)
      let file = site.root.appending(path: ".coursegen/simulations/" + path)
      try age(file, days: days)
    }
    func age(_ file: URL, days: Int) throws {
      let date = Date(timeIntervalSince1970: Double(now / 1_000_000_000 - days * 86_400))
      try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: file.path)
    }
    try make("results/ab/new", age: 1)
    try make("results/ab/old", age: 40)
    try make("programs/old", age: 31)
    try make("core/Simulation-1/Simulation.o", age: 50)
    try make("core/Simulation-2/Simulation.o", age: 50)
    // A module is used as a whole: the age of its folder counts.
    try age(site.root.appending(path: ".coursegen/simulations/core/Simulation-1"), days: 50)
    try age(site.root.appending(path: ".coursegen/simulations/core/Simulation-2"), days: 2)

    let removed = try SiteCleaner(request: site.request()).removeUnused(since: now - 30 * day)
    #expect(removed.files == 3 && removed.bytes == 24)
    let folder = site.root.appending(path: ".coursegen/simulations").path
    #expect(
      try Files.tree(folder).sorted() == ["core/Simulation-2/Simulation.o", "results/ab/new"]
    )
    #expect(try SiteCleaner(request: site.request()).removeUnused(since: now - 30 * day).files == 0)
  }

  @Test func whatABuildReadsCountsAsUsed() throws {
    let site = try TestSite()
    let cache = CacheDirectory(site.root.appending(path: "cache").path)
    let key = ContentDigest("a")
    try cache.write([1, 2, 3], for: key)
    let file = cache.entryPath(key)
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1000)],
      ofItemAtPath: file
    )
    #expect(cache.read(key) == [1, 2, 3])
    #expect(try Files.status(file).modified > 1_000_000_000_000_000)
  }
}
