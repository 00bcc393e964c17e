/// Why a job ran, or did not have to.
package enum RunReason: Sendable, Hashable {
  /// Its result was kept, and nothing that it depends on changed.
  case kept
  /// There was no earlier run of this block at these inputs.
  case new
  /// These have changed since the last run.
  case changed([RunPart])
  /// The kept result was damaged.
  case damaged
  /// The result of an earlier run was removed, or that run failed.
  case removed
  /// It was asked for.
  case refreshed
}

/// Something that a result depends on.
package enum RunPart: String, Sendable, Hashable, Codable, CaseIterable {
  case text
  case programs
  case results
  case data
  case samples
  case seed
  case core
  case compiler
  case flags
  case processor
}
