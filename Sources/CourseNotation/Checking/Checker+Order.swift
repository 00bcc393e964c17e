// The order of execution, and what has none.

extension Checker {
  /// Finds an order, or says why there is none; with unknown indices nobody can tell.
  mutating func findOrder() {
    let isUnbound = variables.contains { $0.isUnbound }
    guard !isUnbound, regularOccurrences.count == occurrences.count else { return }
    var scheduler = Scheduler(program)
    program.schedule = scheduler.run()
    for error in scheduler.errors {
      switch error {
      case .cycle(let statements):
        let targets = statements.map { program.statements[$0].target }
        report(
          .cycle(targets.map { program[$0.tensor].name.plainText }),
          at: place(targets[0]),
          related: targets.dropFirst().map(place)
        )
      case .notCausal(let statement, let tensor, let axis):
        let read = program.statements[statement].reads.last { $0.tensor == tensor }
        report(
          .notCausal(
            tensor: program[tensor].name.plainText,
            axis: program[axis].letter.plainText
          ),
          at: place(read ?? program.statements[statement].target)
        )
      }
    }
  }

  func place(_ element: Element) -> Range<Int> { element.place.range ?? 0..<0 }
}
