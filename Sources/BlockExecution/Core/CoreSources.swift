package import FileStorage

/// The sources of the compute core, against which blocks are compiled.
package struct CoreSources: Sendable, Hashable {
  /// A module of the core; its sources are in the folder of its name.
  package struct Module: Sendable, Hashable {
    package var name: String
    package var dependencies: [String]
  }

  /// The folder that holds a folder for each module.
  package var directory: String

  package init(directory: String) {
    self.directory = directory
  }

  /// The modules in an order in which they can be compiled.
  package static let modules = [
    Module(name: "DeterministicMath", dependencies: []),
    Module(name: "TensorCore", dependencies: ["DeterministicMath"]),
    Module(name: "MonteCarlo", dependencies: ["DeterministicMath"]),
    Module(name: "Charts", dependencies: ["DeterministicMath"]),
    Module(
      name: "Simulation",
      dependencies: ["DeterministicMath", "TensorCore", "MonteCarlo", "Charts"]
    ),
  ]

  /// The Swift files of a module, sorted.
  package func files(of module: Module) throws(FileError) -> [String] {
    var files: [String] = []
    var folders = [directory.appendingPath(module.name)]
    while let folder = folders.popLast() {
      for name in try Files.names(in: folder) {
        let path = folder.appendingPath(name)
        if name.hasSuffix(".swift") {
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
    for module in Self.modules {
      for file in try files(of: module) {
        parts.append(String(file.dropFirst(directory.count)))
        parts.append(ContentDigest(try Files.read(file)).description)
      }
    }
    return ContentDigest(parts: parts)
  }
}

extension CoreSources {
  /// The modules in stages: those of one stage depend on earlier stages alone.
  static var stages: [[Module]] {
    var stages: [[Module]] = []
    var done: [String] = []
    var rest = modules[...]
    while !rest.isEmpty {
      let stage = rest.prefix { $0.dependencies.allSatisfy(done.contains) }
      done += stage.map(\.name)
      stages.append(Array(stage))
      rest = rest.dropFirst(stage.count)
    }
    return stages
  }
}
