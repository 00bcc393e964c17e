/// Where compiled blocks run.
package enum ExecutionPlace: Sendable, Hashable {
  /// In processes of this machine.
  case local
  case slurm(SlurmCluster)
}

/// A cluster that Slurm manages; its machines see the same files as this one in one folder.
package struct SlurmCluster: Sendable, Hashable {
  /// The shared folder, for programs, requests and reports while they are needed.
  package var folder: String
  /// What else `sbatch` is told: `--partition=short`.
  package var arguments: [String]
  /// Folders to search for `sbatch`, `squeue` and `scancel`, separated by colons.
  package var searchPath: String
  /// What these see of an environment, such as `SLURM_CONF`.
  package var environment: [String: String]

  package init(
    folder: String,
    arguments: [String] = [],
    searchPath: String,
    environment: [String: String] = [:]
  ) {
    self.folder = folder
    self.arguments = arguments
    self.searchPath = searchPath
    self.environment = environment
  }
}
