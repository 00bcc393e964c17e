import CourseMarkdown
import Diagnostics

/// The options at the top of a code block: lines `//| key: value`, which together are YAML.
struct CellOptions {
  /// The number of lines that hold options.
  let lineCount: Int
  let reader: YAMLMappingReader
  let diagnostics: [Diagnostic]

  init(_ source: CodeBlock, indent: Int, marker: String = "//|") {
    let lines = source.literal.split(separator: "\n", omittingEmptySubsequences: false)
    let options = lines.prefix { $0.hasPrefix(marker) }
    lineCount = options.count
    // One space behind the marker belongs to it.
    let width = marker.utf8.count + 1
    let yaml = options.map { $0.dropFirst(width) }.joined(separator: "\n")
    let parsed = YAMLValue.parse(yaml, firstLine: source.firstLine, indent: indent + width)
    reader = YAMLMappingReader(parsed.value, called: "options")
    diagnostics = parsed.diagnostics
  }
}
