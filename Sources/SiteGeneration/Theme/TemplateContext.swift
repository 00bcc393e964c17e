/// The values that a template is rendered with.
///
/// Mustache looks values up in dictionaries; this type keeps `nil` and empty lists out of them, as
/// the templates expect (see `Documentation/Templates.md`).
struct TemplateContext {
  private(set) var values: [String: Any] = [:]

  init() {}

  /// A text, or HTML for a template that writes it unescaped.
  mutating func set(_ key: String, _ text: String?) {
    values[key] = text
  }

  mutating func set(_ key: String, _ flag: Bool) {
    if flag { values[key] = true }
  }

  mutating func set(_ key: String, _ context: TemplateContext?) {
    values[key] = context?.values
  }

  /// A list that is there even when it is empty.
  mutating func setList(_ key: String, _ items: [TemplateContext]) {
    values[key] = items.map(\.values)
  }

  /// A list of texts.
  mutating func setList(_ key: String, _ items: [String]) {
    values[key] = items
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
