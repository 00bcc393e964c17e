import FileStorage

/// URLs from page to page, relative, so that a site works under any base path and from `file://`.
enum RelativePath {
  /// The URL of one file of the site from another.
  static func url(from page: String, to target: String) -> String {
    components(from: page, to: target).map { encoded($0) }.joined(separator: "/")
  }

  /// The path of one file of the content from another, as an author writes it in a link.
  static func source(from page: String, to target: String) -> String {
    components(from: page, to: target).joined(separator: "/")
  }

  private static func components(from page: String, to target: String) -> [Substring] {
    let from = page.split(separator: "/").dropLast()
    let to = target.split(separator: "/")
    let shared = zip(from, to.dropLast()).prefix { $0 == $1 }.count
    return Array(repeating: "..", count: from.count - shared) + to[shared...]
  }

  /// The prefix that leads from a page to the site's root: empty, `../`, `../../`.
  static func root(from page: String) -> String {
    String(repeating: "../", count: page.split(separator: "/").count - 1)
  }

  /// A path component with everything but letters, digits and `-._~` percent-encoded.
  static func encoded(_ component: some StringProtocol) -> String {
    var result = ""
    for byte in component.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        result += percentEncoded(byte)
      }
    }
    return result
  }

  /// A URL as an author wrote it, with what no URL may hold percent-encoded.
  static func normalized(_ url: String) -> String {
    var result = ""
    for byte in url.utf8 {
      let isAllowed = (0x21...0x7E).contains(byte) && !#""<>\^`{|}"#.utf8.contains(byte)
      result += isAllowed ? String(Unicode.Scalar(byte)) : percentEncoded(byte)
    }
    return result
  }

  private static func percentEncoded(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return (digits.count == 1 ? "%0" : "%") + digits
  }

  /// A path with its percent-encoding undone; unchanged where that would not be UTF-8.
  static func decoded(_ path: String) -> String {
    guard path.utf8.contains(UInt8(ascii: "%")) else { return path }
    let bytes = Array(path.utf8)
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
        let value = UInt8(
          String(decoding: bytes[(index + 1)...(index + 2)], as: UTF8.self),
          radix: 16
        )
      {
        result.append(value)
        index += 3
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return String(validating: result, as: UTF8.self) ?? path
  }
}
