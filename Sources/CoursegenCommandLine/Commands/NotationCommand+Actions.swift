import CourseNotation
import CoursePrograms
import Diagnostics
import FileStorage
import SiteGeneration

// What is done with each program that has been read.

extension NotationCommand {
  /// Does all that was asked for with all programs.
  func act(on report: inout NotationReport, _ environment: CommandEnvironment) async {
    guard hasAction else { return }
    let references = reference(&report, environment)
    for file in report.files.indices {
      for place in report.files[file].entries.indices {
        var entry = report.files[file].entries[place]
        guard let program = entry.source.program, entry.source.verdict == .program else { continue }
        if gradient != nil || cost { differentiate(program, &entry) }
        if cost { count(program, &entry) }
        if let sizes { run(program, at: sizes, &entry) }
        if let references { compare(program, with: references, &entry) }
        if let diagram { await draw(program, to: diagram, &entry, environment) }
        report.files[file].entries[place] = entry
      }
    }
  }

  // MARK: - Gradient and cost

  private func differentiate(_ program: Program, _ entry: inout NotationReport.Entry) {
    var losses: [TensorID]?
    if let gradient {
      guard let loss = program.tensor(spelled: gradient) else {
        entry.add(.unknownLoss(gradient, among: program.computedNames))
        return
      }
      losses = [loss]
    }
    do throws(GradientError) {
      let backward = try program.gradient(of: losses)
      entry.backward = backward
      if let gradient {
        let text = latex ? backward.latex + "\n" : backward.plainText()
        entry.gradient = .init(loss: gradient, text: text)
      }
    } catch {
      // A cost is still that of the forward program.
      if gradient != nil { entry.add(.noGradient(error, of: program)) }
    }
  }

  private func count(_ program: Program, _ entry: inout NotationReport.Entry) {
    do throws(CostError) {
      let forward = try CourseNotation.cost(of: program)
      var cost = NotationReport.Costs(forward: .init(forward, of: program))
      if let backward = entry.backward {
        cost.backward = .init(try CourseNotation.cost(of: backward), of: backward)
      }
      entry.cost = cost
    } catch {
      entry.add(.noCost())
    }
  }

  // MARK: - Running

  private func run(_ program: Program, at text: String, _ entry: inout NotationReport.Entry) {
    guard let given = try? SizeAssignment(text) else { return }
    let sizes: SizeValues
    do throws(SizeProblem) {
      sizes = try program.sizes(given)
    } catch {
      entry.add(.sizes(error))
      return
    }
    do throws(ProgramRunError) {
      entry.run = .init(try ProgramRun(program, sizes: sizes, seed: seed, engine: engine))
    } catch {
      entry.add(.notRun(error))
    }
  }

  // MARK: - Comparison

  /// The programs to compare with; `nil` if there is no comparison.
  private func reference(
    _ report: inout NotationReport,
    _ environment: CommandEnvironment
  ) -> [CourseProgram]? {
    guard let other else { return nil }
    do throws(FileError) {
      let (programs, problems) = try Self.programs(of: other, environment)
      var found = problems
      for program in programs { found += program.diagnostics.filter { $0.severity == .error } }
      report.files[0].diagnostics += found.map { $0.located(in: other) }
      return programs
    } catch {
      report.files[0].diagnostics.append(.unreadable(error, at: other))
      return nil
    }
  }

  private func compare(
    _ program: Program,
    with references: [CourseProgram],
    _ entry: inout NotationReport.Entry
  ) {
    let runnable = references.filter { $0.verdict == .program }
    let named = runnable.first { $0.id != nil && $0.id == entry.source.id }
    guard let reference = (named ?? (runnable.count == 1 ? runnable[0] : nil))?.program else {
      entry.add(.noCounterpart(in: other ?? "", hasSeveral: runnable.count > 1))
      return
    }
    let verdict = CourseNotation.compare(program, with: reference)
    entry.comparison = .init(path: other ?? "", verdict)
  }
}
