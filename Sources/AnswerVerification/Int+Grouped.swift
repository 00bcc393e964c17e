extension Int {
  /// 1,200,000 instead of 1200000.
  var grouped: String {
    var text = ""
    for (index, digit) in "\(magnitude)".reversed().enumerated() {
      if index > 0, index.isMultiple(of: 3) { text.insert(",", at: text.startIndex) }
      text.insert(digit, at: text.startIndex)
    }
    return self < 0 ? "-" + text : text
  }
}
