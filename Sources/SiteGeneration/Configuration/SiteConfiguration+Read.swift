import BlockExecution
import CourseModel
import Diagnostics
import FileStorage
import MathTypesetting

extension SiteConfiguration {
  /// Reads the configuration of a site; the defaults where there is none, and for what is wrong.
  static func read(
    _ request: BuildRequest
  ) -> (configuration: SiteConfiguration, diagnostics: [Diagnostic]) {
    var (configuration, diagnostics) = readFile(of: request.layout)
    if let url = request.baseURL {
      if let normal = normalizedURL(url) {
        configuration.baseURL = normal
      } else {
        diagnostics.append(.notAURL(url))
      }
    }
    return (configuration, diagnostics)
  }

  private static func readFile(
    of layout: SiteLayout
  ) -> (configuration: SiteConfiguration, diagnostics: [Diagnostic]) {
    guard let file = layout.configuration else {
      var configuration = SiteConfiguration()
      configuration.title = defaultTitle(of: layout)
      return (configuration, [])
    }
    let name = layout.rootName.appendingPath(SiteLayout.configurationName)
    do throws(FileError) {
      let bytes = try Files.read(file, limit: 1_048_576)
      let (text, problems) = SourceText.decode(bytes)
      let (configuration, found) = parse(text, layout: layout)
      return (configuration, (problems + found).map { $0.located(in: name) })
    } catch {
      return (SiteConfiguration(), [.unreadable(error, at: name)])
    }
  }

  /// Without a configuration, a site is called after its folder.
  private static func defaultTitle(of layout: SiteLayout) -> String {
    let title = SiteTree.title(ofFileName: layout.root.lastPathComponent)
    return title.isEmpty ? "Course" : title
  }

  private static func parse(
    _ yaml: String,
    layout: SiteLayout
  ) -> (configuration: SiteConfiguration, diagnostics: [Diagnostic]) {
    let (value, problems) = YAMLValue.parse(yaml)
    var reader = YAMLMappingReader(value, called: SiteLayout.configurationName)
    var configuration = SiteConfiguration()
    configuration.title = reader.string("title") ?? defaultTitle(of: layout)
    configuration.description = reader.string("description")
    configuration.author = reader.string("author")
    configuration.language = reader.string("language") ?? configuration.language
    configuration.baseURL = reader.value("base-url", expected: "a URL such as https://host/course/")
    { $0.scalarText.flatMap(normalizedURL) }
    configuration.footer = reader.string("footer")
    configuration.mathematics =
      reader.choice("mathematics", of: Mathematics.self) ?? configuration.mathematics
    configuration.solutions =
      reader.value("solutions", expected: "shown, collapsed, hidden or a date") {
        $0.scalarText.flatMap(SolutionsPolicy.init)
      } ?? configuration.solutions
    configuration.seed =
      reader.value("seed", expected: "a whole number from 0") {
        $0.plainText.flatMap { UInt64($0) }
      } ?? configuration.seed
    configuration.offline = reader.boolean("offline") ?? configuration.offline
    configuration.macros = macros(&reader)
    configuration.limits = limits(&reader)
    configuration.executor = executor(&reader, layout)
    return (configuration, problems + reader.finish())
  }

  /// A URL with a scheme, a host, and a slash at its end.
  private static func normalizedURL(_ text: String) -> String? {
    guard text.hasPrefix("https://") || text.hasPrefix("http://") else { return nil }
    let rest = text.dropFirst(text.hasPrefix("https") ? 8 : 7)
    guard let first = rest.first, first != "/", !rest.contains(where: \.isWhitespace),
      !rest.contains("?"), !rest.contains("#")
    else { return nil }
    let hasPath = rest.contains("/")
    return text.hasSuffix("/") && hasPath ? text : text + "/"
  }

  private static func macros(_ reader: inout YAMLMappingReader) -> MacroTable {
    var table = MacroTable()
    guard
      case .mapping(let entries, _)? = reader.value(
        "macros",
        expected: "names and TeX",
        convert: {
          if case .mapping = $0 { $0 } else { nil }
        }
      )
    else { return table }
    for entry in entries {
      guard let body = entry.value.scalarText else {
        reader.report(.unexpectedValue(of: entry.key, expected: "TeX", found: entry.value))
        continue
      }
      do throws(MacroTable.Refusal) {
        try table.define(entry.key, as: body)
      } catch {
        reader.report(.macroRefused(error, at: entry.keyRange))
      }
    }
    return table
  }

  private static func limits(_ reader: inout YAMLMappingReader) -> BlockLimits {
    var limits = BlockLimits()
    var inner = YAMLMappingReader(reader.value("limits"), called: "limits")
    limits.seconds = inner.number("seconds") ?? limits.seconds
    if let megabytes = inner.integer("memory") { limits.memory = megabytes << 20 }
    if let megabytes = inner.integer("output") { limits.output = megabytes << 20 }
    for problem in inner.finish() { reader.report(problem) }
    return limits
  }

  /// Reads `executor: slurm`, alone or with what the cluster must know.
  ///
  ///     executor:
  ///       type: slurm
  ///       folder: /shared/coursegen
  ///       arguments: [--partition=short]
  private static func executor(
    _ reader: inout YAMLMappingReader,
    _ layout: SiteLayout
  ) -> Executor {
    guard let value = reader.value("executor") else { return .local }
    var inner: YAMLMappingReader
    if case .scalar(_, _, let range) = value {
      let key = YAMLEntry(key: "type", keyRange: range, value: value)
      inner = YAMLMappingReader([key])
    } else {
      inner = YAMLMappingReader(value, called: "executor")
    }
    let type = inner.choice("type", of: ExecutorName.self)
    let folder = inner.string("folder")
      .map { SiteLayout.absolute($0, in: layout.root) }
    let arguments = inner.value("arguments", expected: "a list of options of sbatch") { value in
      guard case .sequence(let items, _) = value else { return [String]?.none }
      let texts = items.compactMap(\.scalarText)
      return texts.count == items.count && texts.allSatisfy { $0.hasPrefix("-") } ? texts : nil
    }
    for problem in inner.finish() { reader.report(problem) }
    return type == .slurm ? .slurm(folder: folder, arguments: arguments ?? []) : .local
  }

  private enum ExecutorName: String, CaseIterable {
    case local
    case slurm
  }
}
