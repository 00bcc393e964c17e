import CourseModel
import Diagnostics
import FileStorage
import MathTypesetting

/// One run of the pipeline.
struct Build: Sendable {
  let builder: SiteBuilder
  let request: BuildRequest
  /// What the last build left.
  let state: BuildState
  let progress: @Sendable (BuildProgress) -> Void

  init(
    _ builder: SiteBuilder,
    _ request: BuildRequest,
    state: BuildState,
    progress: @escaping @Sendable (BuildProgress) -> Void
  ) {
    self.builder = builder
    self.request = request
    self.state = state
    self.progress = progress
  }

  /// Everything, from the configuration to the new site.
  func run() async -> (result: BuildResult, state: BuildState?) {
    let scanned = builder.now()
    let (configuration, configurationProblems) = SiteConfiguration.read(request)
    let (templates, templateProblems) = TemplateLibrary.load(
      request.layout,
      theme: builder.resources.theme
    )
    guard !templateProblems.contains(where: { $0.severity == .error }) else {
      return (BuildResult(diagnostics: (configurationProblems + templateProblems).listed()), nil)
    }
    let (files, scanProblems) = ContentScanner.scan(request.layout, excluding: excludedFolders)
    let sources = SourceSet(files)
    let site = SiteContext(
      configuration: configuration,
      edition: request.edition,
      version: builder.resources.version,
      templates: templates
    )
    let compilation = await compile(sources, site: site)
    var result = BuildResult()
    result.diagnostics = configurationProblems + scanProblems
    var publication = Publication(
      build: self,
      site: site,
      compilation: compilation,
      assets: sources.assets
    )
    var newState = await publication.publish(&result)
    newState?.scanned = scanned
    result.diagnostics = result.diagnostics.listed()
    return (result, newState)
  }

  /// Folders below the content folder that are not content.
  private var excludedFolders: Set<String> {
    var folders: Set<String> = [request.output, request.cache]
    if let templates = request.layout.templates { folders.insert(templates) }
    return folders
  }

  /// How the author names a page.
  func name(of path: String) -> String {
    request.layout.contentName.appendingPath(path)
  }
}
