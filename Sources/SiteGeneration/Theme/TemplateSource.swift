import Diagnostics

/// The text of one template file.
struct TemplateSource: Sendable {
  /// The name under which other templates include it.
  var name: String
  /// How the author would name the file.
  var path: String
  var text: String

  /// Another template that this one includes or inherits from.
  struct Reference {
    var name: String
    var range: SourceRange
  }

  /// The templates that `{{> name}}` and `{{< name}}` name, with their places.
  var references: [Reference] {
    var references: [Reference] = []
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      var rest = line[...]
      while let open = rest.firstRange(of: "{{") {
        let tag = rest[open.upperBound...]
        rest = tag
        guard let sign = tag.first, sign == ">" || sign == "<" else { continue }
        guard let close = tag.firstRange(of: "}}") else { continue }
        let name = tag[tag.index(after: tag.startIndex)..<close.lowerBound]
          .drop(while: \.isWhitespace)
        let column = line.utf8.distance(from: line.startIndex, to: open.lowerBound) + 1
        let end = line.utf8.distance(from: line.startIndex, to: close.upperBound) + 1
        references.append(
          Reference(
            name: String(name.split(separator: " ").first ?? ""),
            range: SourceRange(line: number + 1, columns: column..<end)
          )
        )
        rest = rest[close.upperBound...]
      }
    }
    return references
  }
  /// Whether what the template writes around a text may depend on the text: by a transform, by a
  /// partial whose name is a value or that is indented, or by other delimiters, which hide tags.
  var readsTexts: Bool {
    text.split(separator: "\n").contains { line in
      line.split(separator: "{{").dropFirst().contains { tag in
        tag.hasPrefix("=") || tag.prefix { $0 != "}" }.contains { $0 == "(" || $0 == "*" }
      } || (line.first?.isWhitespace ?? false) && line.firstMatch(of: /^\s*\{\{\s*[><$]/) != nil
    }
  }
}
