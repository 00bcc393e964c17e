package import FileStorage

/// The sources of the compute core, against which blocks are compiled.
package struct CoreSources: Sendable, Hashable {
  /// A module of the core; its sources are in the folder of its name.
  package struct Module: Sendable, Hashable {
    package var name: String
    package var dependencies: [String]
    /// The folders of the module that are compiled, as paths below its own; `nil` for all.
    ///
    /// What programs do not reach need not be compiled with them.
    package var parts: [String]?
    /// Whether its inner loops decide how long a block runs, so that they are not to be small.
    var isKernel = false
    /// Whether what it does not let blocks inline is compiled once in Embedded Swift too.
    var isPrecompiled = false
    /// The names by which a block that does not import the module reaches it; `nil` for a module that
    /// every block reaches.
    package var vocabulary: [String]?
  }

  /// The folder that holds a folder for each module.
  package var directory: String

  package init(directory: String) {
    self.directory = directory
  }

  /// The modules in an order in which they can be compiled.
  package static let modules = [
    Module(name: "DeterministicMath", dependencies: [], isKernel: true, isPrecompiled: true),
    Module(
      name: "TensorCore",
      dependencies: ["DeterministicMath"],
      isKernel: true,
      vocabulary: [
        "Tensor", "TensorElement", "TensorScalar", "ConvolutionOptions", "ConvolutionBorder",
        "Layout", "ShapeError", "Workers",
      ]
    ),
    // Blocks reach it through programs alone, which the build has read: what holds, plans, runs,
    // prints and costs them.
    Module(
      name: "CourseNotation",
      dependencies: ["DeterministicMath", "TensorCore"],
      parts: [
        "Cost", "Encoding", "Engine", "Expressions", "Names", "Printing", "Program",
      ],
      vocabulary: []
    ),
    Module(name: "MonteCarlo", dependencies: ["DeterministicMath"]),
    Module(name: "Charts", dependencies: ["DeterministicMath"], isPrecompiled: true),
    Module(
      name: "Simulation",
      dependencies: ["DeterministicMath", "MonteCarlo", "Charts"],
      isPrecompiled: true
    ),
    Module(
      name: "ProgramSimulation",
      dependencies: ["DeterministicMath", "TensorCore", "CourseNotation", "Simulation"],
      isPrecompiled: true,
      vocabulary: [
        "program", "NotationProgram", "ProgramCost", "ProgramCounts", "ProgramInput",
        "ProgramLibrary", "ProgramRun", "ProgramTraining", "TrainingData",
      ]
    ),
  ]

  /// The modules that judge answers, in an order in which they can be compiled.
  ///
  /// They read and compare equations, and run them by the interpreter: nothing is planned, and there
  /// is no backward pass.
  static let answerModules =
    modules.filter { ["DeterministicMath", "TensorCore"].contains($0.name) } + [
      Module(
        name: "CourseNotation",
        dependencies: ["DeterministicMath", "TensorCore"],
        parts: [
          "Checking", "Cost", "Diagnostics", "Equivalence", "Expressions", "Interpreter", "Names",
          "Printing", "Program", "Scheduling", "Syntax", "Text",
        ]
      ),
      Module(name: "AnswerChecking", dependencies: ["DeterministicMath"]),
      Module(
        name: "EquationChecking",
        dependencies: ["DeterministicMath", "TensorCore", "CourseNotation", "AnswerChecking"]
      ),
    ]

  /// All modules, each after those that it depends on.
  package static let allModules = modules + answerModules.filter { !modules.contains($0) }

  /// A module that judges answers with those that it depends on, in an order in which they can be
  /// compiled.
  static func closure(ofAnswerModule name: String) -> [Module] {
    let needed = answerModules.first { $0.name == name }.map { $0.dependencies + [name] } ?? []
    return answerModules.filter { needed.contains($0.name) }
  }

  /// The C library of Embedded Swift.
  static let runtime = "EmbeddedRuntime"

  /// The Swift files of a module, sorted.
  package func files(of module: Module) throws(FileError) -> [String] {
    let files = try files(in: module.name, suffix: ".swift")
    guard let parts = module.parts else { return files }
    let folders = parts.map { directory.appendingPath("\(module.name)/\($0)/") }
    return files.filter { file in folders.contains(where: file.hasPrefix) }
  }

  /// The files of a kind in a folder and those below it, sorted.
  func files(in folder: String, suffix: String) throws(FileError) -> [String] {
    var files: [String] = []
    var folders = [directory.appendingPath(folder)]
    while let folder = folders.popLast() {
      for name in try Files.names(in: folder) {
        let path = folder.appendingPath(name)
        if name.hasSuffix(suffix) {
          files.append(path)
        } else if try Files.status(path).kind == .directory {
          folders.append(path)
        }
      }
    }
    return files.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// A digest of all sources, by content and name, wherever the folder is.
  package func digest() throws(FileError) -> ContentDigest {
    var parts: [String] = []
    for module in Self.allModules {
      parts.append(try digest(of: module).description)
    }
    return ContentDigest(parts: parts)
  }

  /// A digest of a module's sources.
  func digest(of module: Module) throws(FileError) -> ContentDigest {
    try digest(of: try files(of: module))
  }

  func digest(of files: [String]) throws(FileError) -> ContentDigest {
    var parts: [String] = []
    for file in files {
      parts.append(String(file.dropFirst(directory.count)))
      parts.append(ContentDigest(try Files.read(file)).description)
    }
    return ContentDigest(parts: parts)
  }
}

extension CoreSources {
  /// The modules that a block reaches, in an order in which they can be compiled.
  ///
  /// A module with a vocabulary is reached by an import, or by one of its names outside comments and
  /// texts: without one, a block cannot begin to use it.
  package static func modules(reachedBy code: String) -> [Module] {
    let words = SwiftCode(code).words
    var reached = Set<String>()
    for module in modules.reversed() {
      let isNamed = ([module.name] + (module.vocabulary ?? [])).contains(where: words.contains)
      if module.vocabulary == nil || isNamed || reached.contains(module.name) {
        reached.insert(module.name)
        reached.formUnion(module.dependencies)
      }
    }
    return modules.filter { reached.contains($0.name) }
  }

  /// Modules in stages: those of one stage depend on earlier stages alone.
  static func stages(of modules: [Module]) -> [[Module]] {
    var stages: [[Module]] = []
    var done: [String] = []
    var rest = modules
    while !rest.isEmpty {
      let stage = rest.filter { $0.dependencies.allSatisfy(done.contains) }
      done += stage.map(\.name)
      stages.append(stage)
      rest.removeAll { done.contains($0.name) }
    }
    return stages
  }
}
