// Adding entries to a program's tables, and finding them.

extension Program {
  /// Adds a size symbol.
  package mutating func add(_ size: Size) -> SizeID {
    sizes.append(size)
    return SizeID(sizes.count - 1)
  }

  /// Adds an axis.
  package mutating func add(_ axis: Axis) -> AxisID {
    axes.append(axis)
    return AxisID(axes.count - 1)
  }

  /// Adds an index variable, or finds the one that is equal.
  package mutating func add(_ index: Index) -> IndexID {
    if let place = indices.firstIndex(of: index) { return IndexID(place) }
    indices.append(index)
    return IndexID(indices.count - 1)
  }

  /// Adds a tensor.
  package mutating func add(_ tensor: Tensor) -> TensorID {
    tensors.append(tensor)
    return TensorID(tensors.count - 1)
  }

  /// The tensor with a name.
  package func tensor(named name: Name) -> TensorID? {
    tensors.firstIndex { $0.name == name }.map(TensorID.init)
  }

  /// The size that has a name, preferred or not.
  package func size(named name: Name) -> SizeID? {
    sizes.firstIndex { $0.names.contains(name) }.map(SizeID.init)
  }

  /// The tensors with a role, in the order of the table.
  package func tensors(_ role: Tensor.Role) -> [TensorID] {
    tensors.indices.filter { tensors[$0].role == role }.map(TensorID.init)
  }

  /// The sizes that whoever runs the program chooses; the header may have chosen already.
  package var freeSizes: [SizeID] {
    sizes.indices.map(SizeID.init).filter {
      if case .derived = self[$0].definition { false } else { true }
    }
  }

  /// A value for every size, from values of the free ones; derived sizes follow.
  ///
  /// - Parameter value: Called for each free size with the header's value, if it has one.
  /// - Returns: The values in the order of the table.
  package func sizeValues(_ value: (SizeID, _ given: Int?) -> Int) -> SizeValues {
    var values = SizeValues([Int](repeating: 0, count: sizes.count))
    for size in freeSizes {
      if case .given(let given) = self[size].definition {
        values[size] = value(size, given)
      } else {
        values[size] = value(size, nil)
      }
    }
    for size in sizes.indices.map(SizeID.init) {
      if case .derived(let derived) = self[size].definition { values[size] = derived.value(values) }
    }
    return values
  }

  /// The shape of a tensor.
  package func shape(of tensor: TensorID, _ sizes: SizeValues) -> [Int] {
    self[tensor].dimensions.map { max(0, $0.extent.count.value(sizes)) }
  }
}
