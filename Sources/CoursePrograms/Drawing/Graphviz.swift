package import CourseNotation
import Subprocess
import SystemPackage

/// Lays diagrams out with Graphviz' `dot`, in a process of its own.
package struct Graphviz: Sendable {
  /// Why there is no layout.
  package enum Failure: Error, Sendable, Hashable {
    /// There is no `dot` on the path.
    case notFound
    /// It could not be started, or it failed.
    case failed(String)
    case outOfTime
    /// What it wrote cannot be read.
    case unreadable
  }

  private let executable: FilePath

  /// Searches `dot` in a path like the shell's `PATH`.
  package static func find(in path: String) throws(Failure) -> Graphviz {
    for folder in path.split(separator: ":") {
      let file = FilePath(String(folder)).appending("dot")
      if Self.isExecutable(file) { return Graphviz(executable: file) }
    }
    throw .notFound
  }

  private static func isExecutable(_ file: FilePath) -> Bool {
    guard let descriptor = try? FileDescriptor.open(file, .readOnly) else { return false }
    try? descriptor.close()
    return true
  }

  /// Places the nodes and the edges of a diagram.
  package func layout(
    _ diagram: Diagram,
    limit: Duration = .seconds(60)
  ) async throws(Failure) -> DiagramLayout {
    let bytes = try await run(diagram.dot, limit)
    guard let layout = DiagramLayout(json: bytes, of: diagram) else { throw .unreadable }
    return layout
  }

  /// What `dot` says of a text in its language.
  private func run(_ text: String, _ limit: Duration) async throws(Failure) -> [UInt8] {
    let result = await withTaskGroup(of: Result<[UInt8], Failure>.self) { group in
      group.addTask { await launch(text) }
      group.addTask {
        try? await Task.sleep(for: limit)
        return .failure(.outOfTime)
      }
      defer { group.cancelAll() }
      return await group.next() ?? .failure(.outOfTime)
    }
    return try result.get()
  }

  /// Runs `dot`; when the task is cancelled, it is killed.
  private func launch(_ text: String) async -> Result<[UInt8], Failure> {
    var options = PlatformOptions()
    options.teardownSequence = [.send(signal: .kill, allowedDurationToNextStep: .zero)]
    do {
      let result = try await Subprocess.run(
        .path(executable),
        arguments: ["-Tjson0"],
        environment: .custom(["LANG": "C", "LC_ALL": "C"]),
        platformOptions: options,
        input: .array(Array(text.utf8)),
        output: .bytes(limit: 16 << 20),
        error: .string(limit: 1 << 16)
      )
      // Labels that are wider than their boxes are warnings.
      guard case .exited(0) = result.terminationStatus else {
        return .failure(.failed(result.standardError))
      }
      return .success(result.standardOutput)
    } catch {
      return .failure(.failed("\(error)"))
    }
  }
}
