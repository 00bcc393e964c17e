/// What a document may use beyond CommonMark.
package struct MarkdownExtensions: OptionSet, Sendable, Hashable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// Tables with pipes.
  package static let table = Self(rawValue: 1 << 0)
  /// `~~struck~~`.
  package static let strikethrough = Self(rawValue: 1 << 1)
  /// Bare addresses become links.
  package static let autolink = Self(rawValue: 1 << 2)
  /// Dangerous raw tags are shown instead of passed; a matter of rendering.
  package static let tagfilter = Self(rawValue: 1 << 3)
  /// `- [x] done`.
  package static let tasklist = Self(rawValue: 1 << 4)
  /// `[^1]` and `[^1]: note`.
  package static let footnotes = Self(rawValue: 1 << 5)
  /// `::: {.name}` of Pandoc, `:::{name}` and fenced directives of MyST.
  package static let divs = Self(rawValue: 1 << 6)

  /// All but ``tagfilter``: authors are trusted.
  package static let `default`: Self = [
    .table, .strikethrough, .autolink, .tasklist, .footnotes, .divs,
  ]

  /// The extensions that the GitHub specification names, by their names there.
  package static var named: KeyValuePairs<String, MarkdownExtensions> {
    [
      "table": .table,
      "strikethrough": .strikethrough,
      "autolink": .autolink,
      "tagfilter": .tagfilter,
      "tasklist": .tasklist,
    ]
  }

  /// Reads a list of the specification's names, like `table,strikethrough`.
  ///
  /// Footnotes and divs have no name there and stay on; `none` is plain CommonMark.
  ///
  /// - Throws: The first name that is not known.
  package init(names list: String) throws(UnknownExtension) {
    if list == "none" {
      self = []
      return
    }
    self = [.footnotes, .divs]
    for part in list.split(whereSeparator: { $0 == "," || $0 == " " }) {
      guard let known = Self.named.first(where: { $0.key == part }) else {
        throw UnknownExtension(name: String(part))
      }
      insert(known.value)
    }
  }
}

/// A name that is no extension's.
package struct UnknownExtension: Error, Hashable {
  package let name: String

  package init(name: String) {
    self.name = name
  }
}
