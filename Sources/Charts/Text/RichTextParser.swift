/// Reads the markup of `RichText` in one pass.
struct RichTextParser {
  private let input: [UInt8]
  private var index = 0
  private var isMathematics = false
  private var runs: [RichText.Run] = []
  private var pendingShift = 0.0

  /// Scripts in scripts deeper than this are read as the characters that they are.
  private static let deepest = 3

  init(_ input: [UInt8]) {
    self.input = input
  }

  mutating func parse() -> [RichText.Run] {
    parse(until: input.count, in: [])
    return runs
  }

  private mutating func parse(until end: Int, in scripts: [UInt8]) {
    while index < end {
      switch input[index] {
      case UInt8(ascii: "\\") where index + 1 < end:
        command(until: end, in: scripts)
      case UInt8(ascii: "$") where isMathematics || hasDollar(after: index, before: end):
        isMathematics.toggle()
        index += 1
      case UInt8(ascii: "_") where startsScript(in: scripts, before: end),
        UInt8(ascii: "^") where startsScript(in: scripts, before: end):
        scriptPair(until: end, in: scripts)
      case UInt8(ascii: "{") where isMathematics, UInt8(ascii: "}") where isMathematics:
        index += 1
      default:
        character(in: scripts)
      }
    }
  }
}

// MARK: - Characters and commands

extension RichTextParser {
  /// Copies one character, of one to four bytes.
  private mutating func character(in scripts: [UInt8]) {
    var end = index + 1
    while end < input.count, input[end] & 0xC0 == 0x80 { end += 1 }
    let bytes = [UInt8](input[index..<end])
    index = end
    if isMathematics, bytes == [UInt8(ascii: "-")] {
      append([0xE2, 0x88, 0x92], in: scripts, isItalic: false)
    } else {
      append(bytes, in: scripts, isItalic: isMathematics && isVariable(bytes))
    }
  }

  private mutating func command(until end: Int, in scripts: [UInt8]) {
    var stop = index + 1
    while stop < end, isLetter(input[stop]) { stop += 1 }
    guard stop > index + 1 else {
      index += 1
      character(in: scripts)
      return
    }
    let name = [UInt8](input[index + 1..<stop])
    index = stop
    if let letter = sign(named: name) {
      append(letter, in: scripts, isItalic: isMathematics && isVariable(letter))
    } else {
      append(name, in: scripts, isItalic: false)
    }
  }

  private mutating func append(_ bytes: [UInt8], in scripts: [UInt8], isItalic: Bool) {
    if pendingShift != 0 || runs.last?.scripts != scripts || runs.last?.isItalic != isItalic {
      runs.append(RichText.Run(scripts: scripts, isItalic: isItalic, shift: pendingShift))
      pendingShift = 0
    }
    runs[runs.count - 1].append(bytes)
  }

  private func hasDollar(after start: Int, before end: Int) -> Bool {
    input[start + 1..<end].contains(UInt8(ascii: "$"))
  }
}

// MARK: - Scripts

extension RichTextParser {
  /// Whether the `_` or `^` at `index` raises or lowers what follows.
  private func startsScript(in scripts: [UInt8], before end: Int) -> Bool {
    guard scripts.count < Self.deepest, index > 0, index + 1 < end else { return false }
    let next = input[index + 1]
    guard next != UInt8(ascii: " ") else { return false }
    if isMathematics || input[index] == UInt8(ascii: "^") || next == UInt8(ascii: "{") {
      return true
    }
    let isInWord = index > 1 && isLetter(input[index - 1]) && isLetter(input[index - 2])
    return !isInWord || isDigit(next)
  }

  /// Sets one script, or an index and a power above each other.
  private mutating func scriptPair(until end: Int, in scripts: [UInt8]) {
    let first = input[index]
    let firstWidth = script(until: end, in: scripts)
    guard index < end, input[index] != first,
      input[index] == UInt8(ascii: "_") || input[index] == UInt8(ascii: "^"),
      startsScript(in: scripts, before: end)
    else { return }
    pendingShift -= firstWidth
    let secondWidth = script(until: end, in: scripts)
    if secondWidth < firstWidth { pendingShift += firstWidth - secondWidth }
  }

  /// Sets one script and returns its width.
  private mutating func script(until end: Int, in scripts: [UInt8]) -> Double {
    let inner = scripts + [input[index]]
    index += 1
    let stop = argumentEnd(before: end)
    let isBraced = input[index] == UInt8(ascii: "{")
    if isBraced { index += 1 }
    let before = width
    parse(until: stop, in: inner)
    index = isBraced ? Swift.min(stop + 1, end) : stop
    return width - before
  }

  /// The width of all runs so far, without the displacements that put scripts above each other.
  private var width: Double {
    var total = 0.0
    for run in runs { total += run.width + Swift.max(0, run.shift) }
    return total
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
