package import BlockExecution
package import CourseModel

extension BlockJob {
  /// A page's block, run as it is published.
  ///
  /// - Parameters:
  ///   - block: The block.
  ///   - path: The Markdown file.
  package init(_ block: SimulationBlock, path: String) {
    self.init(
      id: block.id,
      path: path,
      code: block.code,
      firstLine: block.firstLine,
      indent: block.indent,
      samples: block.samples,
      timeout: block.timeout
    )
  }
}
