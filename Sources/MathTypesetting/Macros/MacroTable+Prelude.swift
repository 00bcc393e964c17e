// The definitions that a formula needs, as TeX that KaTeX compiles.

extension MacroTable {
  /// TeX that defines what the formula uses, directly or through other macros, and nothing more, so
  /// that a new macro makes no other formula new.
  func prelude(for source: TeXBytes) -> String {
    guard !definitions.isEmpty else { return "" }
    var needed: Set<String> = []
    var pending = [source]
    while let tex = pending.popLast() {
      for name in Self.commands(in: tex) where !needed.contains(name) {
        guard let definition = definitions[name] else { continue }
        needed.insert(name)
        pending.append(TeXBytes(definition.kind.mentions))
      }
    }
    let ordered = needed.compactMap { name in definitions[name].map { (name, $0) } }
      .sorted { $0.1.order < $1.1.order }
    return ordered.map { $1.kind.tex(defining: $0) }.joined()
  }

  private static func commands(in tex: TeXBytes) -> Set<String> {
    var names: Set<String> = []
    var index = 0
    while index < tex.count {
      guard tex[index] == TeXBytes.backslash else {
        index += 1
        continue
      }
      let end = tex.commandEnd(at: index)
      names.insert(tex.text(index..<end))
      index = end
    }
    return names
  }
}

extension MacroTable.Definition.Kind {
  /// The text whose commands the definition depends on.
  fileprivate var mentions: String {
    switch self {
    case .macro(_, let body), .fallback(_, let body): body
    case .optional(let text, _, let body): text + " " + body
    case .alias(let name): name
    }
  }

  /// The definition as TeX.
  ///
  /// Bodies are rewritten as formulas are; `\def` replaces whatever KaTeX
  /// has of that name.
  fileprivate func tex(defining name: String) -> String {
    switch self {
    case .macro(let parameters, let body):
      return "\\def\(name)\(parameters){\(RewrittenFormula.body(body))}"
    case .alias(let other):
      return "\\let\(name)=\(other)"
    case .fallback(let count, let body):
      return "\\providecommand{\(name)}[\(count)]{\(RewrittenFormula.body(body))}"
    case .optional(let text, let count, let body):
      let inner = "\\optional@\(Self.letters(of: name))"
      let others = MacroTable.parameters(count).dropFirst(2)
      return "\\def\(name){\\@ifnextchar[{\(inner)}{\(inner)[\(text)]}}"
        + "\\def\(inner)[#1]\(others){\(RewrittenFormula.body(body))}"
    }
  }

  /// A command's name in letters, whatever it is made of.
  private static func letters(of name: String) -> String {
    name.utf8.dropFirst().reduce(into: "") { letters, byte in
      letters +=
        TeXBytes.isLetter(byte)
        ? String(UnicodeScalar(byte))
        : "@" + String(repeating: "i", count: Int(byte))
    }
  }
}
