package import BlockExecution
package import CourseModel
package import MathTypesetting

/// What an author says about the whole site: `coursegen.yml`.
package struct SiteConfiguration: Sendable, Hashable {
  /// How mathematics gets into a page.
  package enum Mathematics: String, Sendable, Hashable, CaseIterable {
    /// Typeset by KaTeX in the build.
    case typeset
    /// As its TeX, for a page that brings its own typesetting.
    case tex
  }

  /// What the site is called; its folder's name unless given.
  package var title = "Course"
  /// One sentence, for a front page that the author did not write.
  package var description: String?
  /// Who stands below every page, and in the feed.
  package var author: String?
  /// BCP 47: `en`, `de-CH`.
  package var language = "en"
  /// Where the site is published, with a slash at its end: without it there is no feed and no site map.
  package var baseURL: String?
  /// Who sees solutions: `shown`, `collapsed`, `hidden`, or the day of their release; `collapsed`
  /// unless given.
  package var solutions = SolutionsPolicy.collapsed
  /// `typeset` in the build, or left in the page as `tex`.
  package var mathematics = Mathematics.typeset
  /// Whether the reader's browser keeps what was visited for reading it without a network.
  package var offline = true
  /// HTML under every page.
  package var footer: String?
  /// Macros of mathematics: names, and the TeX that they stand for.
  package var macros = MacroTable()
  /// The number from which all random numbers of the course derive.
  package var seed: UInt64 = 0
  /// What one run of a simulation may take: `seconds` of the processor, megabytes of `memory` and
  /// `output`.
  package var limits = BlockLimits()
  /// Where simulations run: `local`, or `slurm` with its `folder` and `arguments`.
  package var executor = Executor.local

  /// Where simulations run; no result depends on it.
  package enum Executor: Sendable, Hashable {
    case local
    /// A cluster that Slurm manages.
    ///
    /// The folder is seen by all its machines, `nil` for one in the cache; the arguments are
    /// `sbatch`'s.
    case slurm(folder: String?, arguments: [String])
  }

  /// What holds where the author says nothing.
  package init() {}
}
