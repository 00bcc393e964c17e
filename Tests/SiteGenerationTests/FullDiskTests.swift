import Diagnostics
import Foundation
import SiteGeneration
import Testing

/// A disk of four megabytes, where this process may mount one.
final class SmallDisk {
  let folder: URL

  init?() {
    folder = FileManager.default.temporaryDirectory.appending(path: "disk-\(UUID())")
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    guard Self.run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", folder.path) else {
      try? FileManager.default.removeItem(at: folder)
      return nil
    }
  }

  deinit {
    _ = Self.run("umount", folder.path)
    try? FileManager.default.removeItem(at: folder)
  }

  /// Writes until there is no room for another byte.
  func fill() throws {
    let file = try #require(fopen(folder.appending(path: "filling").path, "w"))
    defer { fclose(file) }
    setvbuf(file, nil, _IONBF, 0)
    let block = [UInt8](repeating: 0, count: 4096)
    while fwrite(block, 1, block.count, file) == block.count {}
  }

  func empty() throws {
    try FileManager.default.removeItem(at: folder.appending(path: "filling"))
  }

  static let isPossible = SmallDisk() != nil

  private static func run(_ command: String...) -> Bool {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }
}

@Suite(.enabled(if: SmallDisk.isPossible, "only root may mount")) struct FullDiskTests {
  @Test func aFullDiskLeavesTheLastSiteWhole() async throws {
    let disk = try #require(SmallDisk())
    let site = try TestSite(["content/a.md": "# A\n\nold $x$"], in: disk.folder)
    try #require(await site.build().isPublished)
    let good = try site.bytes()
    try site.write(["content/a.md": "# A\n\nnew $y$"])
    try disk.fill()
    let result = try await site.buildAnew()
    #expect(!result.isPublished && result.rules == ["cannot-write"])
    let message = try #require(result.diagnostics.first).message
    #expect(message.hasPrefix("The site cannot be written: cannot write "))
    #expect(message.hasSuffix(": No space left on device."))
    #expect(try site.bytes() == good)
    try disk.empty()
    #expect(try await site.buildAnew().isPublished)
    #expect(try site.text("a.html").contains("new"))
  }
}
