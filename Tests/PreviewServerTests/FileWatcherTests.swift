import Foundation
import PreviewServer
import TestSupport
import Testing

@Suite(.hangLimit) struct FileWatcherTests {
  let root = FileManager.default.temporaryDirectory.appending(path: "watch-\(UUID().uuidString)")
  static let methods: [FileWatcher.Method] = [.notification, .polling]

  private func makeFolder(_ path: String = "content") throws -> URL {
    let folder = root.appending(path: path)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }

  /// Whether a watcher of `content` tells of what `change` does.
  private func tells(
    _ method: FileWatcher.Method,
    excluding excluded: Set<String> = [],
    within limit: Duration = .seconds(600),
    of change: () throws -> Void
  ) async throws -> Bool {
    let content = root.appending(path: "content").path
    let watcher = FileWatcher(roots: [content], excluding: excluded, by: method)
    defer { watcher.stop() }
    try change()
    return await withTaskGroup(of: Bool.self) { group in
      group.addTask {
        for await _ in watcher.changes { return true }
        return false
      }
      group.addTask {
        try? await Task.sleep(for: limit)
        return false
      }
      let first = await group.next() ?? false
      group.cancelAll()
      return first
    }
  }

  @Test(arguments: methods) func tellsOfASave(method: FileWatcher.Method) async throws {
    let file = try makeFolder().appending(path: "a.md")
    try Data("a".utf8).write(to: file)
    #expect(try await tells(method) { try Data("b".utf8).write(to: file) })
  }

  @Test(arguments: methods) func tellsOfASaveByRename(method: FileWatcher.Method) async throws {
    let folder = try makeFolder()
    let file = folder.appending(path: "a.md")
    try Data("a".utf8).write(to: file)
    #expect(try await tells(method) { try Data("b".utf8).write(to: file, options: .atomic) })
  }

  @Test(arguments: methods) func tellsOfAFileInANewFolder(method: FileWatcher.Method) async throws {
    _ = try makeFolder()
    #expect(try await tells(method) { _ = try makeFolder("content/new/deep") })
  }

  @Test(arguments: methods)
  func watchesAFolderThatIsRemovedAndMadeAgain(method: FileWatcher.Method) async throws {
    let folder = try makeFolder()
    #expect(try await tells(method) { try FileManager.default.removeItem(at: folder) })
    #expect(
      try await tells(method) {
        _ = try makeFolder()
        try Data("a".utf8).write(to: folder.appending(path: "a.md"))
      }
    )
  }

  @Test(arguments: methods)
  func saysNothingOfExcludedAndHiddenFiles(method: FileWatcher.Method) async throws {
    let output = try makeFolder("content/public")
    let told = try await tells(method, excluding: [output.path], within: .milliseconds(900)) {
      try Data("a".utf8).write(to: output.appending(path: "a.html"))
      try Data("a".utf8).write(to: root.appending(path: "content/.hidden"))
      try Data("a".utf8).write(to: root.appending(path: "sibling"))
    }
    #expect(!told)
  }

  @Test func tellsOnceOfAHundredFilesSavedAtOnce() async throws {
    let folder = try makeFolder()
    let watcher = FileWatcher(roots: [folder.path], by: .notification)
    for index in 0..<100 { try Data("a".utf8).write(to: folder.appending(path: "\(index).md")) }
    var changes = watcher.changes.makeAsyncIterator()
    var count = await changes.next() == nil ? 0 : 1
    try await Task.sleep(for: .milliseconds(600))
    watcher.stop()
    while await changes.next() != nil { count += 1 }
    #expect((1...10).contains(count))
  }
}
