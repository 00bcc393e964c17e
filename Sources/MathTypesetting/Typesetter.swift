package import FileStorage

/// Typesets mathematics and highlights code, with KaTeX and highlight.js in several JavaScript
/// engines, and keeps what they made by what it depends on.
///
/// All calls may come from any thread at once. A call waits for the engines, which have threads of
/// their own; they start when the cache cannot answer.
package final class Typesetter: Sendable {
  /// Formulas that cross to an engine together, and the TeX after which a batch is full.
  private static let batchCount = 32
  private static let batchLength = 4_096

  /// Names of languages that highlight.js does not know.
  private static let aliases = ["latex": "tex", "plain": "plaintext", "console": "shell"]

  private let scripts: Scripts
  private let pool: EnginePool
  private let store: PackedStore?

  /// Reads the scripts, and fails where one cannot be read.
  ///
  /// At most `engines` formulas are typeset at once. Formulas are kept between builds in a folder of
  /// the cache's.
  package init(
    resources: MathResources,
    engines: Int,
    cache: CacheDirectory? = nil
  ) throws(FileError) {
    scripts = try Scripts(resources)
    pool = EnginePool(scripts: scripts, limit: engines)
    store = cache.map { PackedStore(directory: $0.path.appendingPath("mathematics")) }
  }

  /// How many engines have started so far; none, where the cache could answer everything.
  package var startedEngines: Int { pool.startedThreads }

  /// Writes what is not yet on disk.
  ///
  /// Also done when the typesetter goes.
  package func flush() {
    store?.flush()
  }

  /// Typesets the formulas of a document.
  ///
  /// Definitions in a formula (`\newcommand`, `\def`, …) hold for the formulas after it; `macros` are
  /// those of the configuration and the front matter. There is one result a formula, in order.
  package func typeset(
    _ formulas: [Formula],
    macros: MacroTable = MacroTable()
  ) -> [TypesetFormula] {
    var table = macros
    let tasks = formulas.map { TypesettingTask($0, macros: &table, scripts: scripts) }
    var records: [PackedKey: FormulaRecord] = [:]
    var missing: [TypesettingTask] = []
    for task in tasks where records[task.key] == nil && !task.isEmpty {
      if let known = store?.read(task.key).flatMap(FormulaRecord.init) {
        records[task.key] = known
      } else {
        records[task.key] = .pending
        missing.append(task)
      }
    }
    for (task, record) in zip(missing, made(missing)) { records[task.key] = record }
    return tasks.map { task in
      task.isEmpty ? .nothing : (records[task.key] ?? .pending).formula(for: task.formula)
    }
  }

  /// Code as HTML with highlight.js' classes, or `nil` where the language is unknown.
  ///
  /// The language is named as after an opening fence: `swift`, `py`, `latex`.
  package func highlight(_ code: String, language: String) -> String? {
    let language = Self.aliases[language.lowercased()] ?? language.lowercased()
    guard scripts.highlighter != nil, FormulaLimits.isHighlightable(code, language) else {
      return nil
    }
    let digest = ContentDigest(parts: [scripts.highlightingDigest.description, language, code])
    let key = PackedKey(digest)
    if let kept = store?.read(key) {
      return kept.isEmpty ? nil : String(decoding: kept.dropFirst(), as: UTF8.self)
    }
    let html = pool.map([code]) { $0.highlight($1, language: language) }.first ?? nil
    store?.write([(key, html.map { [0] + Array($0.utf8) } ?? [])])
    return html
  }

  // MARK: - Batches

  /// Has the engines make what the cache does not have, and keeps it.
  private func made(_ tasks: [TypesettingTask]) -> [FormulaRecord] {
    let records = pool.map(Self.batches(of: tasks)) { engine, batch in
      Self.typeset(batch, on: engine)
    }.flatMap(\.self)
    store?.write(
      zip(tasks, records).filter { $1.isWorthKeeping }.map { ($0.key, $1.encoded) }
    )
    return records
  }

  private static func batches(of tasks: [TypesettingTask]) -> [[TypesettingTask]] {
    var batches: [[TypesettingTask]] = []
    var length = batchLength
    for task in tasks {
      if length >= batchLength || (batches.last?.count ?? 0) >= batchCount {
        batches.append([])
        length = 0
      }
      batches[batches.count - 1].append(task)
      length += task.formula.tex.utf8.count
    }
    return batches
  }

  private static func typeset(_ batch: [TypesettingTask], on engine: Engine) -> [FormulaRecord] {
    let prepared = batch.map { ($0, $0.prepared()) }
    let requests = prepared.compactMap { task, preparation in
      (try? preparation.get()).map { task.request(for: $0) }
    }
    var answers = engine.typeset(requests).makeIterator()
    return prepared.map { task, preparation in
      switch preparation {
      case .failure(let error): FormulaRecord(error: error)
      case .success(let rewritten):
        answers.next().map { FormulaRecord($0, rewritten) } ?? .pending
      }
    }
  }
}
