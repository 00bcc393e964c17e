import CCMarkGFM
import Synchronization

/// The one door to cmark-gfm: its extensions, and who may be inside.
///
/// Blocks are parsed on any number of threads. Inlines are parsed by one at a time: cmark-gfm
/// keeps the characters that start an inline extension in global tables, which each parse sets
/// at its start and clears at its end, under the feet of the others.
struct CmarkLibrary: Sendable {
  static let shared = CmarkLibrary()

  let types: CmarkTypes
  private let divExtension: UInt
  /// Held while inlines are parsed.
  private static let inlines = Mutex(())

  private init() {
    cmark_gfm_core_extensions_ensure_registered()
    divExtension = UInt(bitPattern: DivExtension.make())
    types = CmarkTypes()
  }

  /// Parses text and lends the tree to `body`; it is freed afterwards.
  ///
  /// - Returns: `nil` if cmark had no memory.
  func withTree<Result>(
    of text: [UInt8],
    extensions: MarkdownExtensions,
    _ body: (OpaquePointer) -> Result
  ) -> Result? {
    guard let root = parse(text, extensions) else { return nil }
    defer { cmark_node_free(root) }
    return body(root)
  }

  private func parse(_ text: [UInt8], _ extensions: MarkdownExtensions) -> OpaquePointer? {
    let options = extensions.contains(.footnotes) ? CMARK_OPT_FOOTNOTES : CMARK_OPT_DEFAULT
    guard let parser = cmark_parser_new(options) else { return nil }
    defer { cmark_parser_free(parser) }
    attach(extensions, to: parser)
    text.withUnsafeBytes { bytes in
      cmark_parser_feed(parser, bytes.bindMemory(to: CChar.self).baseAddress, bytes.count)
    }
    let address = UInt(bitPattern: parser)
    let root = Self.inlines.withLock { _ in
      UInt(bitPattern: cmark_parser_finish(OpaquePointer(bitPattern: address)))
    }
    return OpaquePointer(bitPattern: root)
  }

  private func attach(_ extensions: MarkdownExtensions, to parser: OpaquePointer) {
    if extensions.contains(.divs), let divExtension = OpaquePointer(bitPattern: divExtension) {
      cmark_parser_attach_syntax_extension(parser, divExtension)
    }
    for (name, option) in MarkdownExtensions.named where extensions.contains(option) {
      if let found = cmark_find_syntax_extension(name) {
        cmark_parser_attach_syntax_extension(parser, found)
      }
    }
  }
}
