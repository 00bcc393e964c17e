// References to the entries of a program's tables.

/// The place of an entry in one of a program's tables.
///
/// Read the entry with the program's subscript: `program[id]`. Appending to a table leaves all
/// references valid.
package struct ID<Entry>: Hashable, Sendable {
  /// The place in the table, from 0.
  package let position: Int

  package init(_ position: Int) {
    self.position = position
  }
}

/// A reference to a size symbol.
package typealias SizeID = ID<Size>
/// A reference to an axis.
package typealias AxisID = ID<Axis>
/// A reference to an index variable.
package typealias IndexID = ID<Index>
/// A reference to a tensor.
package typealias TensorID = ID<Tensor>
