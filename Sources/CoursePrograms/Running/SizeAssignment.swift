import CourseNotation

/// Numbers for sizes as they are typed: `B=4,T=16`, or `{B: 4, T: 16}` as in a header.
package struct SizeAssignment: Sendable, Hashable {
  package var entries: [Entry]

  package struct Entry: Sendable, Hashable {
    package var name: String
    package var value: Int
  }

  /// Why a text is none.
  package struct Malformed: Error, Hashable {
    package var text: String

    package init(text: String) {
      self.text = text
    }
  }

  package init(_ text: String) throws(Malformed) {
    entries = []
    let body = text.filter { !"{} ".contains($0) }
    for part in body.split(separator: ",") {
      let sides = part.split(whereSeparator: { $0 == "=" || $0 == ":" })
      guard sides.count == 2, let value = Int(sides[1]), (0...(1 << 27)).contains(value) else {
        throw Malformed(text: String(part))
      }
      entries.append(Entry(name: String(sides[0]), value: value))
    }
  }
}

/// Why a program does not get all its sizes.
package enum SizeProblem: Error, Hashable, Sendable {
  /// These have no number.
  case missing([String])
  /// The program has no such size; these it has.
  case unknown(String, known: [String])
  /// An axis is centred, so that its size must be odd.
  case even(String, Int)
  /// It follows from other sizes.
  case derived(String, from: String)
}
