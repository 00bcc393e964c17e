import CJavaScriptCore

/// A JavaScript context with KaTeX loaded and the functions of ``EngineScript``.
final class World {
  private let scripts: Scripts
  private let context: JavaScriptContext
  private let typesetFunction: JSObjectRef
  private let highlightFunction: JSObjectRef
  private var hasChemistry = false
  private var hasHighlighter = false

  init(scripts: Scripts, timeLimit: Double) throws(JavaScriptContext.Failure) {
    guard let context = JavaScriptContext(timeLimit: timeLimit) else {
      throw JavaScriptContext.Failure(
        message: "JavaScriptCore gives no context",
        wasTerminated: false
      )
    }
    self.scripts = scripts
    self.context = context
    try context.evaluate(Array("var self = globalThis, engine;".utf8))
    try context.evaluate(scripts.katex)
    let call = "engine = \(EngineScript.source)(katex, \(Self.fragments))"
    try context.evaluate(Array(call.utf8))
    typesetFunction = try context.object(Array("engine.typeset".utf8))
    highlightFunction = try context.object(Array("engine.highlight".utf8))
  }

  func loadChemistry() throws(JavaScriptContext.Failure) {
    guard !hasChemistry, let chemistry = scripts.chemistry else { return }
    try context.evaluate(chemistry)
    hasChemistry = true
  }

  func loadHighlighter() throws(JavaScriptContext.Failure) {
    guard !hasHighlighter else { return }
    guard let highlighter = scripts.highlighter else {
      throw JavaScriptContext.Failure(message: "highlight.js is missing", wasTerminated: false)
    }
    try context.evaluate(highlighter)
    hasHighlighter = true
  }

  func typeset(
    _ requests: [Engine.Request]
  ) throws(JavaScriptContext.Failure) -> [Engine.Answer] {
    var batch: [UInt8] = []
    for (index, request) in requests.enumerated() {
      if index > 0 { batch.append(EngineScript.recordSeparator) }
      batch.append(UInt8(ascii: request.isDisplay ? "1" : "0"))
      batch.append(EngineScript.fieldSeparator)
      batch += request.prelude.utf8
      batch.append(EngineScript.fieldSeparator)
      batch += request.tex
      batch.append(EngineScript.fieldSeparator)
      if let source = request.source { batch += source.utf8 }
    }
    let response = try context.call(typesetFunction, batch)
    let records = response.split(
      separator: EngineScript.recordSeparator,
      omittingEmptySubsequences: false
    )
    guard records.count == requests.count else {
      throw JavaScriptContext.Failure(message: "answers are missing", wasTerminated: false)
    }
    return records.map(Self.answer)
  }

  func highlight(
    _ code: String,
    language: String
  ) throws(JavaScriptContext.Failure) -> String? {
    let request = Array(language.utf8) + [EngineScript.fieldSeparator] + Array(code.utf8)
    let response = try context.call(highlightFunction, request)
    return response.isEmpty ? nil : String(decoding: response.dropFirst(), as: UTF8.self)
  }

  func collectGarbage() {
    context.collectGarbage()
  }

  private static func answer(_ record: ArraySlice<UInt8>) -> Engine.Answer {
    let fields = record.split(
      separator: EngineScript.fieldSeparator,
      omittingEmptySubsequences: false
    )
    let head = fields.first ?? []
    if head.first == UInt8(ascii: "+") {
      return .typeset(
        markup: Array(head.dropFirst()),
        warnings: fields.dropFirst().map { String(decoding: $0, as: UTF8.self) }
      )
    }
    let texts = fields.map { String(decoding: $0, as: UTF8.self) }
    return .refused(
      reason: texts.count > 2 ? texts[2] : "",
      offset: texts.first.flatMap { Int($0.dropFirst()) },
      suggestion: texts.count > 1 && !texts[1].isEmpty ? texts[1] : nil
    )
  }

  /// The shorthand as a JavaScript array of pairs.
  private static let fragments: String = {
    let pairs = MarkupShorthand.codes.map { "[\(quoted($0.piece)),\(quoted($0.code))]" }
    return "[" + pairs.joined(separator: ",") + "]"
  }()

  private static func quoted(_ text: String) -> String {
    var literal = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": literal += "\\\(scalar)"
      case _ where scalar.value < 0x20:
        literal += "\\x" + (scalar.value < 0x10 ? "0" : "") + String(scalar.value, radix: 16)
      default: literal.unicodeScalars.append(scalar)
      }
    }
    return literal + "\""
  }
}
