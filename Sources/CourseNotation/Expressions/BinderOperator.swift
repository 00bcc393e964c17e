// What binds indices, in texts that are read and texts that are printed.

/// A Σ, a maximum, a minimum, ln Σ exp or a softmax.
enum BinderOperator: Equatable {
  case reduction(Reduction)
  case softmax

  /// The operator's word in plain text.
  var name: String {
    switch self {
    case .reduction(.sum): "sum"
    case .reduction(.max): "max"
    case .reduction(.min): "min"
    case .reduction(.logSumExp): "logsumexp"
    case .softmax: "softmax"
    }
  }
}
