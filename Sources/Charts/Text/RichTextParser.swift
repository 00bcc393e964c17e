/// Reads the markup of `RichText` in one pass.
struct RichTextParser {
  private let input: [UInt8]
  private var index = 0
  private var isMathematics = false
  private var runs: [RichText.Run] = []
  private var pendingShift = 0.0

  /// Scripts in scripts deeper than this are set at this depth.
  private static let deepest = 3

  init(_ input: [UInt8]) {
    self.input = input
  }

  mutating func parse() -> [RichText.Run] {
    parse(until: input.count, scale: 1, rise: 0, depth: 0)
    return runs
  }

  private mutating func parse(until end: Int, scale: Double, rise: Double, depth: Int) {
    while index < end {
      switch input[index] {
      case UInt8(ascii: "\\") where index + 1 < end:
        command(until: end, scale: scale, rise: rise)
      case UInt8(ascii: "$") where isMathematics || hasDollar(after: index, before: end):
        isMathematics.toggle()
        index += 1
      case UInt8(ascii: "_") where startsScript(before: end),
        UInt8(ascii: "^") where startsScript(before: end):
        scripts(until: end, scale: scale, rise: rise, depth: depth)
      case UInt8(ascii: "{") where isMathematics, UInt8(ascii: "}") where isMathematics:
        index += 1
      default:
        character(scale: scale, rise: rise)
      }
    }
  }
}

// MARK: - Characters and commands

extension RichTextParser {
  /// Copies one character, of one to four bytes.
  private mutating func character(scale: Double, rise: Double) {
    var end = index + 1
    while end < input.count, input[end] & 0xC0 == 0x80 { end += 1 }
    let bytes = [UInt8](input[index..<end])
    index = end
    if isMathematics, bytes == [UInt8(ascii: "-")] {
      append([0xE2, 0x88, 0x92], scale: scale, rise: rise, isItalic: false)
    } else {
      append(bytes, scale: scale, rise: rise, isItalic: isMathematics && isVariable(bytes))
    }
  }

  private mutating func command(until end: Int, scale: Double, rise: Double) {
    var stop = index + 1
    while stop < end, isLetter(input[stop]) { stop += 1 }
    guard stop > index + 1 else {
      index += 1
      character(scale: scale, rise: rise)
      return
    }
    let name = [UInt8](input[index + 1..<stop])
    index = stop
    if let letter = sign(named: name) {
      append(letter, scale: scale, rise: rise, isItalic: isMathematics && isVariable(letter))
    } else {
      append(name, scale: scale, rise: rise, isItalic: false)
    }
  }

  private mutating func append(_ bytes: [UInt8], scale: Double, rise: Double, isItalic: Bool) {
    let width = scale * estimatedWidth(of: bytes)
    if pendingShift == 0, let last = runs.last, last.scale == scale, last.rise == rise,
      last.isItalic == isItalic
    {
      runs[runs.count - 1].bytes.append(contentsOf: bytes)
      runs[runs.count - 1].width += width
    } else {
      runs.append(
        RichText.Run(
          bytes: bytes,
          scale: scale,
          rise: rise,
          isItalic: isItalic,
          shift: pendingShift,
          width: width
        )
      )
      pendingShift = 0
    }
  }

  private func hasDollar(after start: Int, before end: Int) -> Bool {
    input[start + 1..<end].contains(UInt8(ascii: "$"))
  }
}

// MARK: - Scripts

extension RichTextParser {
  /// Whether the `_` or `^` at `index` raises or lowers what follows.
  private func startsScript(before end: Int) -> Bool {
    guard index > 0, index + 1 < end else { return false }
    let next = input[index + 1]
    guard next != UInt8(ascii: " ") else { return false }
    if isMathematics || input[index] == UInt8(ascii: "^") || next == UInt8(ascii: "{") {
      return true
    }
    let isInWord = index > 1 && isLetter(input[index - 1]) && isLetter(input[index - 2])
    return !isInWord || isDigit(next)
  }

  /// Sets one script, or an index and a power above each other.
  private mutating func scripts(until end: Int, scale: Double, rise: Double, depth: Int) {
    let first = input[index]
    let firstWidth = script(until: end, scale: scale, rise: rise, depth: depth)
    guard index < end, input[index] != first,
      input[index] == UInt8(ascii: "_") || input[index] == UInt8(ascii: "^"),
      startsScript(before: end)
    else { return }
    pendingShift -= firstWidth
    let secondWidth = script(until: end, scale: scale, rise: rise, depth: depth)
    if secondWidth < firstWidth { pendingShift += firstWidth - secondWidth }
  }

  /// Sets one script and returns its width.
  private mutating func script(
    until end: Int,
    scale: Double,
    rise: Double,
    depth: Int
  ) -> Double {
    let isAbove = input[index] == UInt8(ascii: "^")
    let isDeepest = depth == Self.deepest
    let smaller = isDeepest ? scale : scale * 0.72
    let height = isDeepest ? rise : rise + scale * (isAbove ? 0.36 : -0.2)
    index += 1
    let stop = argumentEnd(before: end)
    let isBraced = input[index] == UInt8(ascii: "{")
    if isBraced { index += 1 }
    let count = runs.count
    let widthBefore = count > 0 ? runs[count - 1].width : 0
    parse(until: stop, scale: smaller, rise: height, depth: Swift.min(depth + 1, Self.deepest))
    index = isBraced ? Swift.min(stop + 1, end) : stop
    var width = count > 0 ? runs[count - 1].width - widthBefore : 0
    for run in runs[count...] { width += run.width + (run.shift > 0 ? run.shift : 0) }
    return width
  }

  /// The end of the argument that starts at `index`: a matching brace, the end of a number, or
  /// the end of one character.
  private func argumentEnd(before end: Int) -> Int {
    var stop = index + 1
    if input[index] == UInt8(ascii: "{") {
      var open = 1
      while stop < end {
        if input[stop] == UInt8(ascii: "{") { open += 1 }
        if input[stop] == UInt8(ascii: "}") { open -= 1 }
        if open == 0 { return stop }
        stop += 1
      }
      return end
    }
    if input[index] == UInt8(ascii: "\\") {
      while stop < end, isLetter(input[stop]) { stop += 1 }
      return Swift.max(stop, Swift.min(index + 2, end))
    }
    if isDigit(input[index]) {
      while stop < end, isDigit(input[stop]) { stop += 1 }
    } else {
      while stop < end, input[stop] & 0xC0 == 0x80 { stop += 1 }
    }
    return stop
  }
}

private func isLetter(_ byte: UInt8) -> Bool {
  (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z")
}

private func isDigit(_ byte: UInt8) -> Bool {
  byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
}

/// Latin letters and small Greek ones stand for variables.
private func isVariable(_ character: [UInt8]) -> Bool {
  if character.count == 1 { return isLetter(character[0]) }
  guard character.count == 2 else { return false }
  return character[0] == 0xCE && character[1] >= 0xB1 || character[0] == 0xCF
}
