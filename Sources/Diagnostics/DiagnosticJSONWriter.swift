import Foundation

/// Writes diagnostics as one JSON array, for editors and scripts.
///
/// Each element has `path`, `line`, `column`, `endLine`, `endColumn`, `severity`, `rule`, `message`,
/// `notes` and `fixes`. Lines and columns count from 1, columns in UTF-8 bytes; the end is just
/// behind the last byte; a diagnostic without a place has `null` for them.
package enum DiagnosticJSONWriter {
  /// The array, with a line end.
  package static func text(_ diagnostics: [Diagnostic]) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let data = try encoder.encode(diagnostics.map(Entry.init))
    return String(decoding: data, as: UTF8.self) + "\n"
  }

  private struct Entry: Encodable {
    var diagnostic: Diagnostic

    init(_ diagnostic: Diagnostic) {
      self.diagnostic = diagnostic
    }

    enum Key: String, CodingKey {
      case path, severity, rule, message, notes, fixes
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(diagnostic.path, forKey: .path)
      try Place(diagnostic.range).encode(to: encoder)
      try container.encode(diagnostic.severity, forKey: .severity)
      try container.encode(diagnostic.rule, forKey: .rule)
      try container.encode(diagnostic.message, forKey: .message)
      try container.encode(diagnostic.notes.map(Note.init), forKey: .notes)
      try container.encode(diagnostic.fixes.map(Fix.init), forKey: .fixes)
    }
  }

  private struct Note: Encodable {
    var note: Diagnostic.Note

    init(_ note: Diagnostic.Note) {
      self.note = note
    }

    enum Key: String, CodingKey {
      case message
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(note.message, forKey: .message)
      try Place(note.range).encode(to: encoder)
    }
  }

  private struct Fix: Encodable {
    var fix: Diagnostic.Fix

    init(_ fix: Diagnostic.Fix) {
      self.fix = fix
    }

    enum Key: String, CodingKey {
      case summary, replacement
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(fix.summary, forKey: .summary)
      try container.encode(fix.replacement, forKey: .replacement)
      try Place(fix.range).encode(to: encoder)
    }
  }

  /// A range as the four keys that every entry has.
  private struct Place: Encodable {
    var range: SourceRange?

    init(_ range: SourceRange?) {
      self.range = range
    }

    enum Key: String, CodingKey {
      case line, column, endLine, endColumn
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(range?.start.line, forKey: .line)
      try container.encode(range?.start.column, forKey: .column)
      try container.encode(range?.end.line, forKey: .endLine)
      try container.encode(range?.end.column, forKey: .endColumn)
    }
  }
}
