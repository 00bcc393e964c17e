// Tensors in another order.

extension Program {
  /// Sorts the table of tensors; those that the order lacks are dropped.
  mutating func sortTensors(_ order: [TensorID]) {
    var places = [TensorID](repeating: TensorID(0), count: tensors.count)
    for (place, tensor) in order.enumerated() { places[tensor.position] = TensorID(place) }
    tensors = order.map { old in
      var tensor = self[old]
      tensor.gradientOf = tensor.gradientOf.map { places[$0.position] }
      if let slice = tensor.initialSlice {
        tensor.initialSlice = .init(of: places[slice.of.position], dimension: slice.dimension)
      }
      return tensor
    }
    for place in statements.indices {
      statements[place].target = statements[place].target.renamed(places)
      statements[place].value = statements[place].value.renamed(places)
    }
  }
}

extension Element {
  fileprivate func renamed(_ places: [TensorID]) -> Element {
    Element(places[tensor.position], indices.map { $0.renamed(places) }, place: place)
  }
}

extension IndexExpression {
  fileprivate func renamed(_ places: [TensorID]) -> IndexExpression {
    if case .lookup(let element) = self { .lookup(element.renamed(places)) } else { self }
  }
}

extension Expression {
  fileprivate func renamed(_ places: [TensorID]) -> Expression {
    rewritten { part in
      switch part {
      case .element(let element): .element(element.renamed(places))
      case .position(let index): .position(index.renamed(places))
      default: part
      }
    }
  }
}
