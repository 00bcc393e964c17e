// The tensor: a value whose elements may be shared with others until one of them changes.

/// A dense array of numbers with any number of axes.
///
///     let weights = Tensor<Float>(shape: [2, 3], elements: [1, 2, 3, 4, 5, 6])
///     weights[1, 2]                   // 6
///     weights.transposed()[2, 1]      // 6, no element was copied
///
/// Views (slices, transposes, broadcasts) share the elements; a tensor that is written to while it
/// shares them gets its own first. Shapes that do not fit, and indices out of range, stop the
/// program with a sentence that says so (`ShapeError`), in every build.
public struct Tensor<Element: TensorElement>: Sendable {
  @usableFromInline var storage: TensorStorage<Element>
  /// The sizes, and where the elements lie.
  public private(set) var layout: Layout

  init(storage: TensorStorage<Element>, layout: Layout) {
    self.storage = storage
    self.layout = layout
  }

  /// A tensor whose elements are yet to be set, every one of them.
  @usableFromInline
  init(unsetShape shape: [Int]) {
    do throws(ShapeError) {
      layout = try Layout(shape: shape)
    } catch {
      stop(error)
    }
    storage = TensorStorage(count: layout.count)
  }

  /// A tensor of equal elements.
  @specialized(where Element == Float)
  @specialized(where Element == Double)
  public init(shape: [Int], repeating value: Element = 0) {
    self.init(unsetShape: shape)
    storage.base.update(repeating: value, count: count)
  }

  /// A tensor with the given elements, the last axis running fastest.
  @specialized(where Element == Float)
  @specialized(where Element == Double)
  public init(shape: [Int], elements: [Element]) {
    self.init(unsetShape: shape)
    guard elements.count == count else {
      stop(.elementCount(expected: count, found: elements.count, shape: shape))
    }
    for index in elements.indices { storage.base[index] = elements[index] }
  }

  /// A vector.
  public init(_ elements: [Element]) {
    self.init(shape: [elements.count], elements: elements)
  }

  /// A tensor of rank 0.
  public init(_ element: Element) {
    self.init(shape: [], repeating: element)
  }

  /// A tensor whose elements are computed in order, the last axis running fastest.
  @inlinable
  public init(shape: [Int], element: (_ position: Int) -> Element) {
    self.init(unsetShape: shape)
    for position in 0..<count { storage.base[position] = element(position) }
  }

  /// The size of each axis.
  @inlinable public var shape: [Int] { layout.shape }
  /// The number of axes.
  @inlinable public var rank: Int { layout.rank }
  /// The number of elements.
  @inlinable public var count: Int { layout.count }

  /// The element at an index of each axis.
  public subscript(indices: Int...) -> Element {
    get {
      storage.base[position(of: indices)]
    }
    set {
      makeUnique()
      storage.base[position(of: indices)] = newValue
    }
  }

  /// The only element of a tensor that has one.
  public var scalar: Element {
    guard count == 1 else { stop(.elementCount(expected: 1, found: count, shape: shape)) }
    return storage.base[layout.offset]
  }

  private func position(of indices: [Int]) -> Int {
    do throws(ShapeError) {
      return try layout.position(of: indices)
    } catch {
      stop(error)
    }
  }
}
