// The fewest digits that tell a number from its neighbours, found among its exact digits.
//
// A reader takes a decimal for the nearest number, and one halfway for that with the even
// significand. So any decimal will do that lies between the middles of the gaps on both sides. The
// shortest is the number cut, or cut and raised by one, after as few digits as possible; of two,
// the nearer (G. L. Steele and J. L. White, "How to print floating-point numbers accurately", 1990,
// doi:10.1145/93542.93559).

extension DecimalDigits {
  /// The shortest digits that read back as a positive number; of those, the nearest.
  init(shortestOf number: BinaryParts) {
    // In quarters of the gap, so that both middles are whole.
    let quarters = 4 * number.significand
    let below = quarters - (number.hasNarrowGapBelow ? 1 : 2)
    let top = DecimalDigits(significand: quarters + 2, exponent: number.exponent - 2)
    // One more digit, so that raising never makes a number longer.
    let length = top.digits.count + 1
    let exact = DecimalDigits(significand: quarters, exponent: number.exponent - 2)
      .padded(to: length)
    let bottom = DecimalDigits(significand: below, exponent: number.exponent - 2)
      .padded(to: length)
    self = exact
    round(within: bottom.digits, top.padded(to: length).digits, includingEnds: quarters & 4 == 0)
    removeZeros()
  }

  /// Keeps as few digits as stay between two others, which are as many.
  private mutating func round(within low: [UInt8], _ high: [UInt8], includingEnds: Bool) {
    var count = 0
    while low[count] == high[count] { count += 1 }
    while true {
      var down = self
      down.digits.removeSubrange(count...)
      var up = down
      up.increment()
      let isDown = low.order(down.digits) < (includingEnds ? 1 : 0)
      let isUp = high.order(up.digits) > (includingEnds ? -1 : 0)
      count += 1
      guard isDown || isUp else { continue }
      if isDown, isUp {
        round(keeping: count - 1)
      } else {
        self = isDown ? down : up
      }
      return
    }
  }

  /// The same number with zeros before its digits.
  private func padded(to count: Int) -> DecimalDigits {
    let zeros = [UInt8](repeating: 0, count: count - digits.count)
    return DecimalDigits(digits: zeros + digits, pointPosition: pointPosition + zeros.count)
  }

  /// Removes zeros before and after the other digits.
  private mutating func removeZeros() {
    while digits.last == 0 { digits.removeLast() }
    let zeros = digits.prefix { $0 == 0 }.count
    digits.removeSubrange(..<zeros)
    pointPosition -= zeros
  }
}

extension [UInt8] {
  /// Whether these digits after the point are less (-1), the same (0) or more (1) than others, which
  /// are no more digits.
  fileprivate func order(_ other: [UInt8]) -> Int {
    for index in indices {
      let digit = index < other.count ? other[index] : 0
      if self[index] != digit { return self[index] < digit ? -1 : 1 }
    }
    return 0
  }
}
