import BlockExecution
import SiteGeneration

// Why simulations ran, for `--explain`: every sentence, in one place.

extension RunExplanation {
  /// As a line such as `content/page.md: preactivation (d = 16) ran: the block changed.`.
  var text: String { "\(path): \(job) \(reason.text)." }
}

extension RunReason {
  fileprivate var text: String {
    switch self {
    case .kept: "did not run: nothing that it depends on changed"
    case .new: "ran: it never ran at these inputs"
    case .changed(let parts):
      "ran: \(parts.map(\.text).joined(separator: ", ")) changed"
    case .damaged: "ran: its kept result was damaged"
    case .removed: "ran: there is no kept result of its last run"
    case .refreshed: "ran: --refresh"
    }
  }
}

extension RunPart {
  fileprivate var text: String {
    switch self {
    case .text: "the block"
    case .programs: "a program that it uses"
    case .results: "a result that it uses"
    case .data: "a data file"
    case .samples: "the number of samples"
    case .seed: "the seed"
    case .core: "the compute core"
    case .compiler: "the compiler"
    case .flags: "the compiler’s flags"
    case .processor: "the processor"
    }
  }
}
