/// Words beside something in the chart, with the places where they may stand.
struct Note: Sendable {
  /// A baseline with the part of the text that stands there.
  struct Place: Sendable {
    let position: Point
    let anchor: TextAnchor
  }

  let text: RichText
  /// What the words are about; a note about something outside the axes is not shown.
  let subject: Point
  /// In order of preference.
  private(set) var places: [Place] = []

  init(_ text: RichText, for subject: Point) {
    self.text = text
    self.subject = subject
  }

  mutating func allow(_ position: Point, _ anchor: TextAnchor) {
    places.append(Place(position: position, anchor: anchor))
  }

  /// The rectangle that the text would cover at a place.
  func box(at place: Place) -> Frame {
    let width = text.width * FontSize.text
    let left: Double =
      switch place.anchor {
      case .start: place.position.x
      case .middle: place.position.x - width / 2
      case .end: place.position.x - width
      }
    return Frame(
      left: left,
      top: place.position.y - 10,
      right: left + width,
      bottom: place.position.y + 3
    )
  }
}

extension MarkupWriter {
  /// Appends notes, each at the first of its places that is inside the frame and free of the notes
  /// before it; at its first place when there is none.
  mutating func notes(_ notes: [Note], in frame: Frame) {
    var taken: [Frame] = []
    for note in notes where note.subject.isFinite && frame.contains(note.subject) {
      let free = note.places.first { place in
        let box = note.box(at: place)
        return box.isInside(frame) && taken.allSatisfy { !$0.overlaps(box) }
      }
      guard !note.text.isEmpty, let place = free ?? note.places.first else { continue }
      taken.append(note.box(at: place))
      text(
        note.text,
        at: place.position,
        anchor: place.anchor,
        paint: .text,
        hasHalo: true
      )
    }
  }
}

extension Frame {
  fileprivate func isInside(_ other: Frame) -> Bool {
    left >= other.left - 2 && right <= other.right + 2 && top >= other.top - 2
      && bottom <= other.bottom + 2
  }

  fileprivate func overlaps(_ other: Frame) -> Bool {
    left < other.right && other.left < right && top < other.bottom && other.top < bottom
  }
}
