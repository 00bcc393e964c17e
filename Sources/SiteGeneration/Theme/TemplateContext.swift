/// The values that a template is rendered with.
///
/// This type keeps `nil` and empty lists out of them, as the templates expect (see
/// `Documentation/Templates.md`).
struct TemplateContext {
  /// What a key stands for.
  enum Value {
    /// A text, or HTML for a template that writes it unescaped.
    case text(String)
    case flag
    case object(TemplateContext)
    case list([Value])
  }

  /// In the order in which they were set.
  private(set) var entries: [(key: String, value: Value)] = []

  init() {}

  /// A text, or HTML for a template that writes it unescaped.
  mutating func set(_ key: String, _ text: String?) {
    if let text { entries.append((key, .text(text))) }
  }

  mutating func set(_ key: String, _ flag: Bool) {
    if flag { entries.append((key, .flag)) }
  }

  mutating func set(_ key: String, _ context: TemplateContext?) {
    if let context { entries.append((key, .object(context))) }
  }

  /// A list that is there even when it is empty.
  mutating func setList(_ key: String, _ items: [TemplateContext]) {
    entries.append((key, .list(items.map(Value.object))))
  }

  /// A list of texts.
  mutating func setList(_ key: String, _ items: [String]) {
    entries.append((key, .list(items.map(Value.text))))
  }

  /// A list in an object, `{items: […]}`, which is absent when there is nothing in it.
  mutating func setItems(_ key: String, _ items: [TemplateContext]) {
    guard !items.isEmpty else { return }
    var object = TemplateContext()
    object.setList("items", items)
    set(key, object)
  }

  /// A number of things, `{value: text, one: flag}`; absent for none.
  mutating func setCount(_ key: String, _ count: Double?) {
    guard let count, count != 0 else { return }
    var object = TemplateContext()
    object.set("value", count == count.rounded() ? "\(Int(count))" : "\(count)")
    object.set("one", count == 1)
    set(key, object)
  }
}

extension TemplateContext {
  /// The values as Mustache looks them up, each text as `write` gives it.
  func values(_ write: (String) -> String) -> [String: Any] {
    var values: [String: Any] = [:]
    for (key, value) in entries { values[key] = value.object(write) }
    return values
  }
}

extension TemplateContext.Value {
  fileprivate func object(_ write: (String) -> String) -> Any {
    switch self {
    case .text(let text): write(text)
    case .flag: true
    case .object(let context): context.values(write)
    case .list(let items): items.map { $0.object(write) }
    }
  }
}
