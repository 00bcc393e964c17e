// Names as they are typed in blocks: `W^{h,G}`, or `W_hG` where nothing else is spelled so.

extension [Name] {
  /// Where a name is: the one that is printed so; else the only one with the same letters.
  package func place(of text: String) -> Int? {
    let texts = map { [UInt8]($0.plainText.utf8) }
    if let place = texts.firstIndex(where: { $0.elementsEqual(text.utf8) }) { return place }
    let letters = text.utf8.filter { !$0.isPunctuationOfNames }
    let alike = texts.indices.filter { place in
      texts[place].filter { !$0.isPunctuationOfNames } == letters
    }
    return alike.count == 1 ? alike[0] : nil
  }
}

extension UInt8 {
  /// Whether the byte only places labels: `W_hG` has the letters of `W^{h,G}`.
  fileprivate var isPunctuationOfNames: Bool {
    switch self {
    case UInt8(ascii: "_"), UInt8(ascii: "^"), UInt8(ascii: "{"), UInt8(ascii: "}"),
      UInt8(ascii: ","), UInt8(ascii: " "):
      true
    default: false
    }
  }
}
