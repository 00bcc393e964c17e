/// Dates as pages show them.
enum DateText {
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  /// `{iso, text}` for a date as ISO 8601 writes it.
  static func context(_ iso: String?) -> TemplateContext? {
    guard let iso else { return nil }
    var context = TemplateContext()
    context.set("iso", iso)
    context.set("text", text(iso))
    return context
  }

  /// `2026-11-24` as `24 November 2026`.
  static func text(_ iso: String) -> String {
    let parts = iso.prefix(10).split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3, months.indices.contains(parts[1] - 1) else { return iso }
    return "\(parts[2]) \(months[parts[1] - 1]) \(parts[0])"
  }
}
