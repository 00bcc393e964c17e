import ArgumentParser
import Diagnostics
import FileStorage
import PreviewServer
import SiteGeneration

/// The command `coursegen serve`.
struct ServeCommand: RunnableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Build a site, show it in the browser, and follow every change."
  )

  @OptionGroup var site: SiteOptions
  @OptionGroup var reporting: ReportingOptions

  @Option(name: .shortAndLong, help: "The folder for the site (default: public).")
  var output: String?

  @Option(help: "The address to listen on.")
  var host = "127.0.0.1"

  @Option(help: "The port; the next free one where it is taken.")
  var port: UInt16 = 8080

  @Flag(help: "Open the browser.")
  var open = false

  @Flag(help: "Look for changes now and then instead of being told by the system.")
  var polling = false

  func run(in environment: CommandEnvironment) async -> ExitStatus {
    let session = SiteSession(site: site, reporting: reporting, environment: environment)
    guard let (builder, request) = session.prepare(output: output) else { return .usage }
    let channel = ReloadChannel()
    let server: PreviewServer
    do throws(PreviewServer.Failure) {
      server = try PreviewServer(
        folder: request.output,
        host: host,
        port: port,
        channel: channel
      )
    } catch {
      session.say("error: " + Self.sentence(error))
      return .usage
    }
    let watcher = FileWatcher(
      roots: Self.watchedPaths(request, builder),
      excluding: [request.output, request.cache],
      by: polling ? .polling : .notification
    )
    let preview = Preview(session: session, builder: builder, request: request, channel: channel)
    await preview.rebuild()
    let url = "http://\(host.contains(":") ? "[\(host)]" : host):\(server.port)/"
    session.say("Serving \(request.outputName) at \(url) (Ctrl-C stops)")
    if open { environment.openBrowser(url) }
    return await withTaskGroup(of: ExitStatus.self) { group in
      group.addTask {
        do throws(PreviewServer.Failure) {
          try await server.run()
          return .success
        } catch {
          session.say("error: " + Self.sentence(error))
          return .contentErrors
        }
      }
      group.addTask {
        for await _ in watcher.changes { await preview.rebuild() }
        return .success
      }
      let first = await group.next() ?? .success
      group.cancelAll()
      return first
    }
  }

  /// The content, the configuration and the templates, the default theme's among them.
  private static func watchedPaths(_ request: BuildRequest, _ builder: SiteBuilder) -> [String] {
    let layout = request.layout
    let page = layout.onlyPage.map { layout.content.appendingPath($0) }
    return [
      page ?? layout.content, layout.root.appendingPath(SiteLayout.configurationName),
      layout.root.appendingPath("templates"), builder.resources.theme,
    ]
  }

  private static func sentence(_ failure: PreviewServer.Failure) -> String {
    switch failure {
    case .notAnAddress(let host): "\(host) is not an address of this machine"
    case .noFreePort(let first, let last): "none of the ports \(first) to \(last) is free"
    case .refused(let reason): "the system does not let the server listen: \(reason)"
    case .stopped(let reason): "the server has stopped: \(reason)"
    }
  }
}

/// Builds whenever something changed, and tells the open pages.
struct Preview {
  let session: SiteSession
  let builder: SiteBuilder
  let request: BuildRequest
  let channel: ReloadChannel

  /// Builds; the last good site stays where the content has errors.
  func rebuild() async {
    var request = request
    let folder = session.environment.workingDirectory
    // A configuration or a folder of templates may have come or gone.
    if let layout = try? SiteLayout(session.site.site, workingDirectory: folder) {
      request.layout = layout
    }
    let result = await session.build(builder, request)
    let wrong = result.diagnostics.filter { $0.severity != .note }
    let problems = session.report.text(wrong, usesColor: false)
    if result.isPublished, result.written > 0 || channel.state.version == 0 {
      channel.publish(problems: problems)
    } else {
      channel.report(problems: problems)
    }
  }
}
