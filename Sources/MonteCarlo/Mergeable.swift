// What is gathered in parts and put together in a fixed order.

/// A summary of samples that can take in another summary of other samples.
public protocol Mergeable: Sendable {
  /// Takes in what another summary has seen.
  mutating func merge(_ other: Self)
}

extension RunningMoments: Mergeable {}
extension RunningPair: Mergeable {}
extension RunningProportion: Mergeable {}
extension Histogram: Mergeable {}
