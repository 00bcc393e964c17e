// The words and commands of the notation.

/// What a command or a word stands for.
enum Vocabulary {
  /// Functions by the words for them; a backslash before the word changes nothing.
  static func function(_ word: Symbol) -> Function? {
    functionTable[word]
  }

  /// Words that are no names: `for`, `sum`, `sqrt`.
  static func keyword(_ word: Symbol) -> Token.Kind? { keywordTable[word] }

  private static let keywordTable: [Symbol: Token.Kind] = [
    "for": .loop, "sum": .sum, "sqrt": .root,
  ]

  /// Reductions and softmax by the words for them.
  static func binder(_ word: Symbol) -> BinderOperator? {
    binderTable[word]
  }

  static func accent(command: Symbol) -> Name.Accent? {
    accents.first { $0.command == command }?.accent
  }

  /// Commands that change how something looks, and nothing else.
  static let layout: Set<Symbol> = [
    "left", "right", "big", "Big", "bigg", "Bigg", "bigl", "bigr", "Bigl", "Bigr", "biggl",
    "biggr", "Biggl", "Biggr", "quad", "qquad", "displaystyle", "textstyle", "scriptstyle",
    "limits",
    "nolimits", "vdots", "nonumber", "notag", "hfill", "mathrel", "mathbin", "mathord", "mathopen",
    "mathclose", "mathit", "mathnormal", "middle", "enspace", "thinspace", "allowbreak", "bf", "rm",
    "it", "hline", "smash", "mathstrut", "strut", "null",
  ]

  /// Commands whose first argument is layout too.
  static let layoutWithArgument: Set<Symbol> = [
    "color", "textcolor", "hspace", "vspace", "label", "tag", "phantom", "hphantom", "vphantom",
    "kern", "mspace",
  ]

  /// Commands for words.
  static let words: Set<Symbol> = [
    "mathrm", "operatorname", "textrm", "textit", "mathsf", "texttt",
  ]

  /// The token of a command with one meaning and no parts.
  static func token(command: Symbol) -> Token.Kind? {
    tokenTable[command]
  }

  private static let tokens: [(command: Symbol, kind: Token.Kind)] = [
    ("frac", .fraction), ("dfrac", .fraction), ("tfrac", .fraction), ("sqrt", .root),
    ("sum", .sum), ("underset", .underset), ("cdot", .times), ("times", .times),
    ("odot", .times), ("ast", .times), ("prime", .prime), ("lbrace", .open(.curly)),
    ("rbrace", .close(.curly)), ("lbrack", .open(.square)), ("rbrack", .close(.square)),
    ("approx", .relation), ("le", .relation), ("leq", .relation), ("ge", .relation),
    ("geq", .relation), ("neq", .relation), ("sim", .relation), ("equiv", .relation),
    ("propto", .relation), ("to", .relation), ("rightarrow", .relation), ("in", .relation),
    ("leftarrow", .relation), ("mid", .bar), ("ldots", .ellipsis), ("dots", .ellipsis),
    ("cdots", .ellipsis), ("dotsc", .ellipsis), ("dotsb", .ellipsis),
  ]

  private static let functionTable = table(functions.map { ($0.word, $0.function) })
  private static let binderTable = table(binders.map { ($0.word, $0.operator) })
  private static let tokenTable = table(tokens.map { ($0.command, $0.kind) })

  /// The pairs as a dictionary; the first of equal words counts.
  private static func table<Value>(_ pairs: [(Symbol, Value)]) -> [Symbol: Value] {
    var table: [Symbol: Value] = [:]
    for (word, value) in pairs where table[word] == nil { table[word] = value }
    return table
  }

  private static let functions: [(word: Symbol, function: Function)] = [
    ("sigmoid", .sigmoid), ("tanh", .tanh), ("exp", .exp), ("ln", .ln), ("log", .ln),
    ("ReLU", .relu), ("relu", .relu), ("step", .step), ("sqrt", .sqrt), ("abs", .abs),
    ("sign", .sign), ("sgn", .sign), ("sin", .sin), ("cos", .cos), ("softplus", .softplus),
    ("erf", .erf), ("max", .max), ("min", .min), ("equal", .equal),
  ]

  private static let binders: [(word: Symbol, operator: BinderOperator)] = [
    ("sum", .reduction(.sum)), ("max", .reduction(.max)), ("min", .reduction(.min)),
    ("logsumexp", .reduction(.logSumExp)), ("LSE", .reduction(.logSumExp)), ("softmax", .softmax),
  ]

  private static let accents: [(command: Symbol, accent: Name.Accent)] = [
    ("tilde", .tilde), ("widetilde", .tilde), ("hat", .hat), ("widehat", .hat), ("bar", .bar),
    ("overline", .bar), ("dot", .dot), ("vec", .vector), ("check", .check),
  ]
}
