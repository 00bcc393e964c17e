import BlockExecution
import CourseModel
import Diagnostics
import FileStorage

/// The data files that the blocks of a page read.
struct PageData: Sendable {
  /// By the block's id.
  private(set) var files: [String: [DataFile]] = [:]
  /// Blocks that cannot run, because of a file.
  private(set) var refused: Set<String> = []
  private(set) var diagnostics: [Diagnostic] = []
  /// What the page depends on: the digests of the files, by their paths below the content folder.
  private(set) var digests: [String: ContentDigest] = [:]

  /// The largest file that is read.
  private static let limit = 4 << 20

  /// Reads what blocks name.
  ///
  /// - Parameters:
  ///   - blocks: The blocks of a page.
  ///   - folder: The folder of the page, below the content folder.
  ///   - content: The content folder.
  init(_ blocks: [SimulationBlock], folder: String, content: String) {
    for block in blocks {
      for use in block.dataUses {
        do throws(DataProblem) {
          let file = try read(use, folder: folder, content: content)
          files[block.id, default: []].append(file)
        } catch {
          diagnostics.append(.unusableData(use, error))
          refused.insert(block.id)
        }
      }
    }
  }

  private mutating func read(
    _ use: SimulationBlock.DataUse,
    folder: String,
    content: String
  ) throws(DataProblem) -> DataFile {
    guard let path = folder.appendingPath(use.name).normalizedPath, !use.name.hasPrefix("/") else {
      throw .outside
    }
    digests[path] = Self.digestOfNothing
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try Files.read(content.appendingPath(path), limit: Self.limit)
    } catch {
      throw .unreadable(error)
    }
    digests[path] = ContentDigest(bytes)
    do throws(DataFile.Failure) {
      return try DataFile(name: use.name, csv: bytes)
    } catch {
      throw .malformed(error)
    }
  }

  /// The digests of data files as they are now.
  static func digests(of paths: [String], content: String) -> [String: ContentDigest] {
    Dictionary(
      uniqueKeysWithValues: paths.map { path in
        let bytes = try? Files.read(content.appendingPath(path), limit: limit)
        return (path, bytes.map { ContentDigest($0) } ?? digestOfNothing)
      }
    )
  }

  /// Stands for a file that cannot be read.
  private static let digestOfNothing = ContentDigest(parts: ["no file"])
}

/// Why a block cannot read a data file.
enum DataProblem: Error {
  /// The path leads out of the content folder.
  case outside
  case unreadable(FileError)
  case malformed(DataFile.Failure)
}
