/// A block that holds blocks, as long as it is open.
struct OpenContainer {
  enum Kind {
    case quote
    /// An item whose content starts at this column from its own container.
    case item(indent: Int)
    case footnote
    case div(DivFence)
  }

  var kind: Kind
  /// Whether anything was put into it; an item without content ends at a blank line.
  var hasContent = false
  /// The token of a div, and the place of its opening line.
  var token = -1
  var opening = 0..<0
}

/// What closes a div.
enum DivFence: Equatable {
  /// A line of colons; the number is that of the opening line.
  case colons(Int)
  /// A fence of at least this many of a character.
  case fence(UInt8, Int)
}

/// The block that takes lines of text, as long as it is open.
enum OpenLeaf: Equatable {
  case none
  case paragraph
  case table
  case fence(UInt8, Int)
  case indentedCode
  /// An HTML block and the number of its start condition.
  case html(Int)
}

/// What a line is, given the blocks that are open.
struct LineReading {
  enum Content: Equatable {
    case blank
    /// A line of text: of the open paragraph or table, or of a new paragraph.
    case text
    /// A container that is not opened because too many are open; what is there becomes text.
    case tooDeep
    case heading
    case setextUnderline
    case thematicBreak
    case fence(UInt8, Int)
    case indentedCode
    case html(Int)
    /// More of the open code or HTML.
    case literal
    case closingFence
    case divStart
    /// The end of the div at this place among the open containers.
    case divEnd(Int)
  }

  /// How many of the open containers go on.
  var matched: Int
  /// Behind the marks of the containers.
  var cursor: LineCursor
  var opened: [OpenContainer] = []
  var content = Content.blank
}
