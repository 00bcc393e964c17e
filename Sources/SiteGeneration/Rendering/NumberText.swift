import Foundation

/// Numbers as pages show them.
enum NumberText {
  /// `40000` as `40,000`.
  static func grouped(_ number: Int) -> String {
    var groups: [Substring] = []
    var digits = Substring(String(number.magnitude))
    while digits.count > 3 {
      groups.insert(digits.suffix(3), at: 0)
      digits = digits.dropLast(3)
    }
    groups.insert(digits, at: 0)
    return (number < 0 ? "−" : "") + groups.joined(separator: ",")
  }

  /// Five significant digits.
  static func significant(_ number: Double) -> String {
    String(format: "%.5g", number)
  }

  /// A whole number without a point, any other with as many digits as it has.
  static func short(_ number: Double) -> String {
    number == number.rounded() && number.magnitude < 1e15 ? "\(Int(number))" : "\(number)"
  }
}
