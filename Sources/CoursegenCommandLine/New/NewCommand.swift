import ArgumentParser
import FileStorage
import SiteGeneration

/// The command `coursegen new`.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Begin a site or a problem set: with one simulation and one verified answer.",
    subcommands: [NewSiteCommand.self, NewSetCommand.self]
  )
}

/// The command `coursegen new site`.
struct NewSiteCommand: RunnableCommand {
  static let configuration = CommandConfiguration(
    commandName: "site",
    abstract: "Begin a site in a new folder."
  )

  @Argument(help: "The folder; it must not exist, or be empty.")
  var folder: String

  func run(in environment: CommandEnvironment) async -> ExitStatus {
    let writer = StarterWriter(environment: environment)
    let root = SiteLayout.absolute(folder, in: environment.workingDirectory)
    do throws(FileError) {
      if Files.exists(root), try !Files.names(in: root).isEmpty {
        return writer.refuse("\(folder) is there already, and is not empty")
      }
    } catch {
      return writer.refuse("\(error)")
    }
    let title = StarterText.title(of: root.lastPathComponent)
    let status = writer.write(StarterText.site(title: title), below: root, named: folder)
    if status == .success {
      environment.console.error("Now run: coursegen serve \(folder) --open\n")
    }
    return status
  }
}

/// The command `coursegen new set`.
struct NewSetCommand: RunnableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set",
    abstract: "Begin a problem set in the site's content folder."
  )

  @Argument(help: "The set's name, as it will stand in the URL: heat-flow or part-2/heat-flow.")
  var name: String

  @Option(help: "The site's folder.")
  var site = "."

  func validate() throws {
    let isName = name.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { part in
      guard let first = part.utf8.first, part.utf8.count <= 100 else { return false }
      return first.isLetterOrDigit
        && part.utf8.allSatisfy { $0.isLetterOrDigit || "-_.".utf8.contains($0) }
    }
    guard isName else {
      throw ValidationError("A name has letters, digits, “-” and “_”, such as heat-flow.")
    }
  }

  func run(in environment: CommandEnvironment) async -> ExitStatus {
    let writer = StarterWriter(environment: environment)
    do throws(SiteLayout.Failure) {
      let layout = try SiteLayout(site, workingDirectory: environment.workingDirectory)
      guard layout.configuration != nil else {
        return writer.refuse("\(site) is no site: it has no \(SiteLayout.configurationName)")
      }
      let path = (name.hasSuffix(".md") ? String(name.dropLast(3)) : name) + ".md"
      let title = StarterText.title(of: path.lastPathComponent.withoutPathExtension)
      let files = [(path: path, text: StarterText.set(title: title))]
      return writer.write(files, below: layout.content, named: layout.contentName)
    } catch {
      return writer.refuse(SiteSession.sentence(error))
    }
  }
}

/// Writes files that are not there yet.
private struct StarterWriter {
  let environment: CommandEnvironment

  /// Writes all files or, where one of them is there already, none.
  func write(
    _ files: [(path: String, text: String)],
    below folder: String,
    named name: String
  ) -> ExitStatus {
    for file in files where Files.exists(folder.appendingPath(file.path)) {
      return refuse("\(name.appendingPath(file.path)) is there already")
    }
    do throws(FileError) {
      for file in files {
        let path = folder.appendingPath(file.path)
        if let parent = path.parentPath { try Files.makeDirectory(parent) }
        try Files.writeAtomically(Array(file.text.utf8), to: path)
        environment.console.error("Wrote \(name.appendingPath(file.path))\n")
      }
      return .success
    } catch {
      return refuse("\(error)")
    }
  }

  func refuse(_ reason: String) -> ExitStatus {
    environment.console.error("error: \(reason)\n")
    return .contentErrors
  }
}

extension UInt8 {
  fileprivate var isLetterOrDigit: Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self)
  }
}
