// Environments that KaTeX lacks, or takes in displays only, and the `&` marks of alignment.

extension Rewriter {
  /// What to write for `\begin{…}` and `\end{…}`.
  private struct Replacement {
    var begin: String
    var end: String

    init(_ environment: String, columns: String = "") {
      begin = "\\begin{\(environment)}\(columns)"
      end = "\\end{\(environment)}"
    }

    static var nothing: Replacement {
      var replacement = Replacement("")
      replacement.begin = ""
      replacement.end = ""
      return replacement
    }
  }

  /// - Returns: `nil` where the environment stands as it is.
  private func replacement(for environment: String) -> Replacement? {
    let isOutermost = isDisplay && frames.isEmpty
    return switch environment {
    case "eqnarray", "eqnarray*": Replacement("darray", columns: "{rcl}")
    case "multline", "multline*", "multlined": Replacement("gathered")
    case "flalign": isOutermost ? Replacement("align") : Replacement("aligned")
    case "flalign*": isOutermost ? Replacement("align*") : Replacement("aligned")
    case "displaymath", "math": .nothing
    case "equation", "equation*": isDisplay ? nil : .nothing
    case "align", "align*", "split": isDisplay ? nil : Replacement("aligned")
    case "gather", "gather*": isDisplay ? nil : Replacement("gathered")
    case "alignat", "alignat*": isDisplay ? nil : Replacement("alignedat")
    default: nil
    }
  }

  mutating func rewriteBegin(at index: Int, end: Int) -> Int? {
    guard let (content, after) = source.argument(at: end) else { return nil }
    let name = source.text(content)
    let replacement = replacement(for: name)
    frames.append(
      Frame(
        environment: name,
        closing: replacement?.end ?? "\\end{\(name)}",
        start: index,
        hasOneMark: name == "split"
      )
    )
    if let replacement {
      insert(replacement.begin, for: index)
    } else {
      copy(index..<after)
    }
    return after
  }

  mutating func rewriteEnd(at index: Int, end: Int) -> Int? {
    guard let (content, after) = source.argument(at: end) else { return nil }
    let name = source.text(content)
    guard let frame = frames.last, let open = frame.environment else {
      noteStructure(.unopenedEnvironment(name), at: index)
      return nil
    }
    frames.removeLast()
    guard open == name else {
      noteStructure(.mismatchedEnvironment(begin: open, end: name), at: index)
      return nil
    }
    if frame.closing == "\\end{\(name)}" {
      copy(index..<after)
    } else {
      insert(frame.closing, for: index)
    }
    return after
  }

  /// An `&`: too many in a row of `split` are left out and told; one outside everything is noted.
  mutating func rewriteMark(at index: Int) -> Int {
    guard let last = frames.indices.last else {
      hasStrayMark = true
      return copy(index..<index + 1)
    }
    frames[last].marks += 1
    if frames[last].hasOneMark, frames[last].marks > 1 {
      let environment = frames[last].environment ?? ""
      irregularity =
        irregularity ?? FormulaError(.tooManyMarks(environment: environment), at: index)
      return index + 1
    }
    return copy(index..<index + 1)
  }

  /// Whether a display without an environment was aligned by `&`, so that it lacks only that.
  var lacksOnlyAlignment: Bool {
    hasStrayMark && structure == nil && frames.isEmpty
  }

  /// Notes environments that are still open.
  mutating func finish() {
    if let frame = frames.last(where: { $0.environment != nil }) {
      noteStructure(.unclosedEnvironment(frame.environment ?? ""), at: frame.start)
    }
  }

  private mutating func noteStructure(_ fact: FormulaError.Fact, at index: Int) {
    if structure == nil { structure = FormulaError(fact, at: index) }
  }
}
