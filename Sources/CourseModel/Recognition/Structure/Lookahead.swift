/// What follows each token before the next problem or section.
struct Lookahead {
  /// Whether parts or asides follow, which would lose their problem if it ended here.
  private(set) var holdsStructure: [Bool]
  /// Whether a solution follows before the next part.
  private(set) var holdsSolution: [Bool]
  /// Whether the next token that is no rule is a problem, a section, or none.
  private(set) var endsProblem: [Bool]

  init(_ tokens: [Token]) {
    holdsStructure = Array(repeating: false, count: tokens.count)
    holdsSolution = holdsStructure
    endsProblem = holdsStructure
    var structure = false
    var solution = false
    var ends = true
    for index in tokens.indices.reversed() {
      holdsStructure[index] = structure
      holdsSolution[index] = solution
      endsProblem[index] = ends
      switch tokens[index].mark {
      case .problem, .section: (structure, solution, ends) = (false, false, true)
      case .part: (structure, solution, ends) = (true, false, false)
      case .aside(let aside):
        (structure, ends) = (true, false)
        solution = solution || aside.kind.givesSolution
      case .rule: break
      case .block, .heading, .list, .title: ends = false
      }
    }
  }
}
