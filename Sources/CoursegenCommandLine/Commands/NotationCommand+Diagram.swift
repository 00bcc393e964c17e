import CourseNotation
import CoursePrograms
import Diagnostics
import FileStorage
import SiteGeneration

// The diagram of a program in a file.

extension NotationCommand {
  /// Writes the diagram, as SVG or, into a file whose name says so, as DOT.
  func draw(
    _ program: Program,
    to file: String,
    _ entry: inout NotationReport.Entry,
    _ environment: CommandEnvironment
  ) async {
    let diagram = unroll.map { program.diagram.unrolled($0) } ?? program.diagram
    let path = SiteLayout.absolute(file, in: environment.workingDirectory)
    var text = diagram.dot
    do throws(Graphviz.Failure) {
      if !file.hasSuffix(".dot") {
        let layout = try await Graphviz.find(in: environment.searchPath).layout(diagram)
        text = DiagramSVG.text(diagram, layout, prefix: "diagram")
      }
    } catch {
      entry.add(.diagramNotDrawn(error))
      return
    }
    do throws(FileError) {
      try Files.write(Array(text.utf8), to: path)
    } catch {
      entry.add(.unwritable(error, at: file))
    }
  }
}
