// Views: other layouts of the same elements. None copies, but a reshape of a view that must.

extension Tensor {
  /// A matrix with rows and columns exchanged; of a higher rank, its last two axes.
  public func transposed() -> Tensor {
    guard rank >= 2 else { stop(.rank(expected: 2, found: shape)) }
    return permuted(Array(0..<rank - 2) + [rank - 1, rank - 2])
  }

  /// The axes in another order: axis i of the result is `axes[i]` of this tensor.
  public func permuted(_ axes: [Int]) -> Tensor {
    view { layout throws(ShapeError) in try layout.permuted(axes) }
  }

  /// Some indices of one axis, counted from the end if negative; every `step`-th of them.
  public func sliced(axis: Int, _ range: Range<Int>, step: Int = 1) -> Tensor {
    view { layout throws(ShapeError) in try layout.sliced(axis: axis, range, step: step) }
  }

  /// One index of an axis, counted from the end if negative, which is removed.
  public func selected(axis: Int, index: Int) -> Tensor {
    view { layout throws(ShapeError) in try layout.selected(axis: axis, index: index) }
  }

  /// One axis the other way round.
  public func reversed(axis: Int) -> Tensor {
    view { layout throws(ShapeError) in try layout.reversed(axis: axis) }
  }

  /// A new axis of size 1 before an axis; at the end if `axis` is the rank.
  public func insertingAxis(at axis: Int) -> Tensor {
    view { layout throws(ShapeError) in try layout.insertingAxis(at: axis) }
  }

  /// The elements read again and again along axes of size 1, and along new axes in front.
  public func broadcast(to shape: [Int]) -> Tensor {
    view { layout throws(ShapeError) in try layout.broadcast(to: shape) }
  }

  /// The elements in order under another shape with as many elements.
  ///
  /// - Complexity: O(1), or O(`count`) if the elements do not follow one another.
  public func reshaped(to shape: [Int]) -> Tensor {
    do throws(ShapeError) {
      if let layout = try layout.reshaped(to: shape) {
        return Tensor(storage: storage, layout: layout)
      }
    } catch {
      stop(error)
    }
    return copied().reshaped(to: shape)
  }

  private func view(_ change: (Layout) throws(ShapeError) -> Layout) -> Tensor {
    do throws(ShapeError) {
      return Tensor(storage: storage, layout: try change(layout))
    } catch {
      stop(error)
    }
  }
}
