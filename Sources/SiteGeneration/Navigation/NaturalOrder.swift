/// The order in which people put names: `set-2` comes before `set-10`, on every machine.
enum NaturalOrder {
  static func precedes(_ left: String, _ right: String) -> Bool {
    var left = Array(left.utf8)[...]
    var right = Array(right.utf8)[...]
    while let a = left.first, let b = right.first {
      let numbers = (number(&left), number(&right))
      switch numbers {
      case (let x?, let y?):
        if x != y { return x.count != y.count ? x.count < y.count : x.lexicographicallyPrecedes(y) }
      case (nil, nil):
        if a != b { return a < b }
        left.removeFirst()
        right.removeFirst()
      default:
        return a < b
      }
    }
    return left.isEmpty && !right.isEmpty
  }

  /// Takes the digits at the start, without leading zeros; `nil` where there is none.
  private static func number(_ bytes: inout ArraySlice<UInt8>) -> [UInt8]? {
    let digits = bytes.prefix { (0x30...0x39).contains($0) }
    guard !digits.isEmpty else { return nil }
    bytes = bytes[digits.endIndex...]
    return Array(digits.drop { $0 == 0x30 })
  }
}
