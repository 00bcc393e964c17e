/// Estimated width of UTF-8 text in units of the font size.
///
/// The page chooses the font, so this errs on the wide side: it follows DejaVu Sans, one of the
/// widest text fonts in use. Helvetica, Arial and Segoe are up to 15 % narrower.
func estimatedWidth(of text: some Sequence<UInt8>) -> Double {
  var hundredths: Int32 = 0
  for byte in text { hundredths += hundredthsOfWidth(byte) }
  return Double(hundredths) / 100
}

private func hundredthsOfWidth(_ byte: UInt8) -> Int32 {
  switch byte {
  case UInt8(ascii: "i"), UInt8(ascii: "j"), UInt8(ascii: "l"), UInt8(ascii: "'"): 28
  case UInt8(ascii: "I"), UInt8(ascii: "J"): 30
  case UInt8(ascii: " "), UInt8(ascii: ","), UInt8(ascii: "."): 32
  case UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "f"),
    UInt8(ascii: "/"), UInt8(ascii: "|"):
    36
  case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"),
    UInt8(ascii: "r"), UInt8(ascii: "t"), UInt8(ascii: "!"):
    41
  case UInt8(ascii: "s"), UInt8(ascii: "z"), UInt8(ascii: "c"): 55
  case UInt8(ascii: "w"), UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "<"),
    UInt8(ascii: ">"):
    83
  case UInt8(ascii: "m"), UInt8(ascii: "M"), UInt8(ascii: "W"), UInt8(ascii: "%"),
    UInt8(ascii: "@"):
    98
  case UInt8(ascii: "O"), UInt8(ascii: "Q"), UInt8(ascii: "D"), UInt8(ascii: "G"),
    UInt8(ascii: "H"), UInt8(ascii: "N"):
    78
  case UInt8(ascii: "A")...UInt8(ascii: "Z"): 69
  case 0x80..<0xC0: 0  // The rest of a character that was counted at its first byte.
  case 0xC0..<0xC3: 70  // Latin-1 signs: × ± ·
  case 0xC3..<0xE0: 65  // Latin, Greek, Cyrillic.
  case 0xE2: 84  // Mathematical signs and dashes.
  case 0xE0...0xFF: 100
  default: 63
  }
}
