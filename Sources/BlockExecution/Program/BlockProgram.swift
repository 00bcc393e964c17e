/// A block as a program: its code, framed.
///
/// The code is compiled under a fixed name and from line 1, so that neither the file nor the place
/// of the block in it changes the program: text written above a block does not run it again.
struct BlockProgram: Sendable, Hashable {
  /// The name that the compiler and the crash report give to the block's source.
  static let sourceName = "simulation-block"

  let code: String
  /// The programs in the course notation that it names.
  var programs: [NotationText] = []
  /// Where it runs.
  var host = Host.native
  /// The results of other blocks that it uses.
  var results: [BlockJob.GivenResult] = []
  /// The data files that it reads.
  var data: [DataFile] = []

  /// The program of a job, with those of the programs that it names.
  init(_ job: BlockJob, programs: [NotationText], host: Host = .native) {
    code = job.code
    self.programs = programs.named(in: job.code)
    self.host = host
    results = job.results
    data = job.data
  }

  /// Where a block runs: what begins the run and takes the report.
  enum Host: String, Sendable, Hashable {
    case native = "NativeHost"
    case browser = "BrowserHost"
  }

  /// The language in which the compiler reads a block.
  enum Language: String, Sendable, Hashable, Codable {
    /// With the proof that threads share nothing that changes.
    case swift6 = "6"
    /// As scripts always were.
    case swift5 = "5"
  }

  /// The modules of the core that it reaches.
  var modules: [CoreSources.Module] { CoreSources.modules(reachedBy: code) }

  /// The lines of the main file before the code.
  static let linesBefore = 3

  /// The main file of the program.
  var source: String {
    let optional = modules.filter { $0.vocabulary?.isEmpty == false }.map(\.name)
    let imports = (["Simulation"] + optional).map { "import \($0)" }
    let words = SwiftCode(code)
    let texts = programs.filter { $0.text != nil }.flatMap { $0.statements(for: words) }
    let given = results.map(\.statement) + data.flatMap(\.statements)
    return """
      \(imports.joined(separator: "; "))
      \((["\(host.rawValue).begin()"] + texts + given).joined(separator: "; "))
      #sourceLocation(file: "\(Self.sourceName)", line: 1)
      \(code)
      \(host.rawValue).end()

      """
  }
}

extension BlockJob.GivenResult {
  /// The call that hands the result over.
  fileprivate var statement: String {
    let methods = ["symmetric", "logarithmic", "score"]
    let method = methods.firstIndex(of: result.interval ?? "") ?? 0
    return "BlockProgram.provide(\"\(name)\", value: \(result.value.bitPattern), "
      + "error: \((result.standardError ?? 0).bitPattern), samples: \(result.count), "
      + "degreesOfFreedom: \((result.degreesOfFreedom ?? .infinity).bitPattern), method: \(method))"
  }
}
