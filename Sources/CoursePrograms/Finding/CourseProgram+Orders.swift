import CourseNotation
import Diagnostics

// Tensors whose indices stand in one order here and in another there.

extension CourseProgram {
  /// Warns of tensors whose indices stand in another order in an earlier program of the same
  /// problem, at both places.
  ///
  /// - Parameters:
  ///   - programs: The programs of a file, in order.
  ///   - problems: The lines on which problems begin, in order; without any, the file is one
  ///     problem.
  /// - Returns: The programs, with the warnings among their diagnostics.
  package static func comparingOrders(
    _ programs: [CourseProgram],
    problems: [Int]
  ) -> [CourseProgram] {
    var known: [Name: (use: TensorUse, range: SourceRange)] = [:]
    var problem: Int?
    return programs.map { program in
      let line = program.range.start.line
      let own = problems.last { $0 <= line }
      if own != problem { known = [:] }
      problem = own
      var copy = program
      for use in TensorUse.all(in: program.text) {
        guard let earlier = known[use.name] else {
          known[use.name] = (use, program.places.range(use.range))
          continue
        }
        guard let found = use.otherOrder(than: earlier.use) else { continue }
        var warning = Diagnostic(found, program.places)
        warning.notes = [.init(found.relatedMessage, at: earlier.range)]
        copy.diagnostics.append(warning)
      }
      copy.diagnostics = copy.diagnostics.listed()
      return copy
    }
  }
}
