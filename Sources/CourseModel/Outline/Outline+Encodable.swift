import Diagnostics

// The keys of the outline's JSON, and which of them are written as null.

extension Outline.File: Encodable {
  enum CodingKeys: String, CodingKey {
    case path, title, problems, math, diagnostics
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(path, forKey: .path)
    try container.encode(title, forKey: .title)
    try container.encode(problems, forKey: .problems)
    try container.encodeIfPresent(math, forKey: .math)
    try container.encode(diagnostics, forKey: .diagnostics)
  }
}

extension Outline.Problem: Encodable {
  enum CodingKeys: String, CodingKey {
    case number, title, points, line, solutions, hints, parts
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(number, forKey: .number)
    try container.encode(title, forKey: .title)
    try container.encode(points, forKey: .points)
    try container.encode(line, forKey: .line)
    try container.encode(solutions, forKey: .solutions)
    try container.encode(hints, forKey: .hints)
    try container.encode(parts, forKey: .parts)
  }
}

extension Outline.Part: Encodable {
  enum CodingKeys: String, CodingKey {
    case label, points, line, solutions, hints, parts
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(label, forKey: .label)
    try container.encode(points, forKey: .points)
    try container.encode(line, forKey: .line)
    try container.encode(solutions, forKey: .solutions)
    try container.encode(hints, forKey: .hints)
    if !parts.isEmpty { try container.encode(parts, forKey: .parts) }
  }
}

extension Outline.Math: Encodable {
  enum CodingKeys: String, CodingKey {
    case kind, tex, line, column, error
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(kind, forKey: .kind)
    try container.encode(tex, forKey: .tex)
    try container.encode(line, forKey: .line)
    try container.encode(column, forKey: .column)
    try container.encode(error, forKey: .error)
  }
}

extension Outline.Finding: Encodable {
  enum CodingKeys: String, CodingKey {
    case path, severity, rule, message, notes, fixes, summary, replacement
    case line, column, endLine, endColumn
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(diagnostic.path, forKey: .path)
    try container.encode(place: diagnostic.range)
    try container.encode(diagnostic.severity, forKey: .severity)
    try container.encode(diagnostic.rule, forKey: .rule)
    try container.encode(diagnostic.message, forKey: .message)
    var notes = container.nestedUnkeyedContainer(forKey: .notes)
    for note in diagnostic.notes {
      var item = notes.nestedContainer(keyedBy: CodingKeys.self)
      try item.encode(note.message, forKey: .message)
      try item.encode(place: note.range)
    }
    var fixes = container.nestedUnkeyedContainer(forKey: .fixes)
    for fix in diagnostic.fixes {
      var item = fixes.nestedContainer(keyedBy: CodingKeys.self)
      try item.encode(fix.summary, forKey: .summary)
      try item.encode(fix.replacement, forKey: .replacement)
      try item.encode(place: fix.range)
    }
  }
}

extension KeyedEncodingContainer<Outline.Finding.CodingKeys> {
  fileprivate mutating func encode(place range: SourceRange?) throws {
    try encode(range?.start.line, forKey: .line)
    try encode(range?.start.column, forKey: .column)
    try encode(range?.end.line, forKey: .endLine)
    try encode(range?.end.column, forKey: .endColumn)
  }
}
