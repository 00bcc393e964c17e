package import CourseMarkdown
package import Diagnostics

// Front matter from YAML, key by key.

extension FrontMatter {
  /// Reads front matter; what is wrong with it is told at its place in the file, and the rest holds.
  package static func parse(
    _ source: FrontMatterSource?
  ) -> (frontMatter: FrontMatter, diagnostics: [Diagnostic]) {
    guard let source else { return (FrontMatter(), []) }
    let (value, problems) = YAMLValue.parse(source.yaml, firstLine: source.range.start.line + 1)
    var reader = YAMLMappingReader(value, called: "front matter")
    let frontMatter = FrontMatter(&reader)
    return (frontMatter, problems + reader.finish(unknownKeys: nil))
  }

  /// The keys that coursegen knows.
  private static let keys: Set<String> = [
    "title", "description", "date", "weight", "draft", "slug", "solutions", "macros",
  ]

  private init(_ reader: inout YAMLMappingReader) {
    self.init()
    title = reader.string("title")
    description = reader.string("description")
    date = reader.value("date", expected: "a date such as 2026-12-01") {
      $0.scalarText.flatMap(CalendarDate.init)
    }
    weight = reader.integer("weight")
    isDraft = reader.boolean("draft") ?? false
    slug = reader.value("slug", expected: "a name without spaces, “/”, “?”, “#” and “%”") {
      $0.scalarText.flatMap { Self.isSlug($0) ? $0 : nil }
    }
    solutions = reader.value("solutions", expected: "shown, collapsed, hidden or a date") {
      $0.scalarText.flatMap(SolutionsPolicy.init)
    }
    macros = Self.macros(&reader)
    extras = reader.entries.filter { !Self.keys.contains($0.key) }
  }

  /// Whether a text can be one segment of an address.
  private static func isSlug(_ text: String) -> Bool {
    let refused: Set<Unicode.Scalar> = ["/", "\\", "?", "#", "%", "\"", "<", ">", "|", ":", "*"]
    return !text.isEmpty && text.utf8.count <= 200 && !text.hasPrefix(".")
      && text.unicodeScalars.allSatisfy { scalar in
        !refused.contains(scalar) && !scalar.properties.isWhitespace
          && scalar.properties.generalCategory != .control
      }
  }

  private static func macros(_ reader: inout YAMLMappingReader) -> [Macro] {
    guard let value = reader.value("macros") else { return [] }
    guard case .mapping(let entries, _) = value else {
      reader.report(.unexpectedValue(of: "macros", expected: "names and texts", found: value))
      return []
    }
    return entries.compactMap { entry in
      guard let expansion = entry.value.scalarText else {
        let key = "macros.\(entry.key)"
        reader.report(.unexpectedValue(of: key, expected: "a text", found: entry.value))
        return nil
      }
      let name = entry.key.hasPrefix("\\") ? entry.key : "\\\(entry.key)"
      return Macro(name: name, expansion: expansion, range: entry.keyRange)
    }
  }
}
