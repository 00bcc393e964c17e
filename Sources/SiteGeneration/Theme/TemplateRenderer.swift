import Mustache
import Synchronization

/// Renders templates, each shape of values only once.
///
/// Most components of a course have one of a few shapes, so that Mustache's work, a lookup by name
/// for each tag, is done some hundred times and not for each of thousands of problems.
final class TemplateRenderer: Sendable {
  private static let limit = 1_000
  private static let longestShape = 2_000

  private let library: MustacheLibrary
  /// Whether what the templates write around texts may depend on the texts.
  private let readsTexts: Bool
  private let skeletons = Mutex<[Key: TemplateSkeleton]>([:])

  private struct Key: Hashable {
    var template: String
    var shape: [UInt8]
  }

  init(_ library: MustacheLibrary, readsTexts: Bool) {
    self.library = library
    self.readsTexts = readsTexts
  }

  /// The text of a template with some values; empty where there is no such template.
  func render(_ name: String, _ context: TemplateContext) -> String {
    let key = Key(template: name, shape: readsTexts ? [] : context.shape)
    guard !readsTexts, key.shape.count <= Self.longestShape else { return plain(name, context) }
    if let known = skeletons.withLock({ $0[key] }) { return known.filled(context.texts) }
    guard let rendered = library.render(context.exemplar, withTemplate: name) else { return "" }
    let skeleton = TemplateSkeleton(rendered)
    skeletons.withLock { skeletons in
      if skeletons.count < Self.limit { skeletons[key] = skeleton }
    }
    return skeleton.filled(context.texts)
  }

  private func plain(_ name: String, _ context: TemplateContext) -> String {
    library.render(context.values { $0 }, withTemplate: name) ?? ""
  }
}
