package import DeterministicMath

/// What other modules of the core that a block calls take from its run.
package enum BlockResources {
  /// The next stream of random numbers: a function of the seed, the block's name and how many
  /// streams the block took before.
  @export(interface)
  package static func nextStream() -> RandomStream {
    BlockRun.access { $0.nextStream() }
  }

  /// How many threads may compute; no result depends on it.
  @export(interface)
  package static var threads: Int {
    BlockRun.access { $0.request.threads }
  }
}
