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

  package var title = "Course"
  package var description: String?
  package var author: String?
  /// BCP 47.
  package var language = "en"
  /// Where the site is published, with a slash at its end; `nil` where that is not known.
  package var baseURL: String?
  package var solutions = SolutionsPolicy.collapsed
  package var mathematics = Mathematics.typeset
  /// HTML under every page.
  package var footer: String?
  package var macros = MacroTable()
  /// From which all random numbers of the course derive.
  package var seed: UInt64 = 0
  package var limits = BlockLimits()
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

  /// The keys of the file.
  package static let keys = [
    "title", "description", "author", "language", "base-url", "solutions", "mathematics", "footer",
    "macros", "seed", "limits", "executor",
  ]
}
