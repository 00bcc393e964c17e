import CourseModel
import CoursePrograms
import Diagnostics

// The keys of the JSON that may be null, and those that are left out.

extension NotationReport.File: Encodable {
  enum CodingKeys: String, CodingKey {
    case path, programs, diagnostics
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(path, forKey: .path)
    try container.encode(entries, forKey: .programs)
    try container.encode(diagnostics.listed().map(Outline.Finding.init), forKey: .diagnostics)
  }
}

extension NotationReport.Entry: Encodable {
  enum CodingKeys: String, CodingKey {
    case id, line, column, endLine, endColumn, verdict, inputs, outputs, sizes, diagnostics
    case gradient, cost, run, comparison
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(source.id, forKey: .id)
    try container.encode(source.range.start.line, forKey: .line)
    try container.encode(source.range.start.column, forKey: .column)
    try container.encode(source.range.end.line, forKey: .endLine)
    try container.encode(source.range.end.column, forKey: .endColumn)
    try container.encode(source.verdict.rawValue, forKey: .verdict)
    try container.encode((facts?.inputs ?? []).map(TensorJSON.init), forKey: .inputs)
    try container.encode((facts?.outputs ?? []).map(TensorJSON.init), forKey: .outputs)
    try container.encode((facts?.sizes ?? []).map(SizeJSON.init), forKey: .sizes)
    try container.encode(diagnostics.listed().map(Outline.Finding.init), forKey: .diagnostics)
    try container.encodeIfPresent(gradient, forKey: .gradient)
    try container.encodeIfPresent(cost, forKey: .cost)
    try container.encodeIfPresent(run, forKey: .run)
    try container.encodeIfPresent(comparison, forKey: .comparison)
  }
}

private struct TensorJSON: Encodable {
  var tensor: ProgramFacts.Tensor

  enum CodingKeys: String, CodingKey {
    case name, text, indices, shape, positionsOn
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(tensor.name, forKey: .name)
    try container.encode(tensor.text, forKey: .text)
    try container.encode(tensor.indices, forKey: .indices)
    try container.encode(tensor.shape, forKey: .shape)
    try container.encode(tensor.positionsOn, forKey: .positionsOn)
  }
}

private struct SizeJSON: Encodable {
  var size: ProgramFacts.Size

  enum CodingKeys: String, CodingKey {
    case name, names, value, derived, odd
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(size.name, forKey: .name)
    try container.encode(size.names, forKey: .names)
    try container.encode(size.value, forKey: .value)
    try container.encode(size.derived, forKey: .derived)
    try container.encode(size.isOdd, forKey: .odd)
  }
}
