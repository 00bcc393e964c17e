// Sorting a handful of loops and factors.

extension Swift.Array {
  /// The elements in order; equal ones stay as they are.
  ///
  /// The library's sort is made anew for every type of elements: more code than all of a plan's lists
  /// are worth in a reader's browser.
  ///
  /// - Complexity: O(n²), for few elements.
  func ordered(by comesBefore: (Element, Element) -> Bool) -> [Element] {
    var result = self
    for last in result.indices.dropFirst() {
      var place = last
      while place > 0, comesBefore(result[place], result[place - 1]) {
        result.swapAt(place, place - 1)
        place -= 1
      }
    }
    return result
  }
}
