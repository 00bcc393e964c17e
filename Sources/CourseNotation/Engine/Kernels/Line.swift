// Loops over consecutive numbers, eight at a time, with the same bits for each number.

import DeterministicMath

typealias Vector = SIMD8<Float>

/// An operand: consecutive numbers, or one number that stands for all.
struct Line {
  var base: UnsafeMutablePointer<Float>
  var isSingle: Bool

  init(_ base: UnsafeMutablePointer<Float>, isSingle: Bool = false) {
    self.base = base
    self.isSingle = isSingle
  }
}

extension UnsafeMutablePointer<Float> {
  /// Eight numbers that begin here.
  @inline(__always)
  var vector: Vector {
    UnsafeRawPointer(self).loadUnaligned(as: Vector.self)
  }

  @inline(__always)
  func store(_ vector: Vector) {
    UnsafeMutableRawPointer(self).storeBytes(of: vector, as: Vector.self)
  }

  /// The first numbers of eight; the others are 0.
  @inline(__always)
  func vector(count: Int) -> Vector {
    var vector = Vector()
    for lane in 0..<count { vector[lane] = self[lane] }
    return vector
  }

  /// Writes the first numbers of a vector.
  @inline(__always)
  func store(_ vector: Vector, count: Int) {
    for lane in 0..<count { self[lane] = vector[lane] }
  }

  /// Sets numbers to a function of those of one line; both may be the same memory.
  @inline(__always)
  func fill(count: Int, _ line: Line, _ function: (Vector) -> Vector) {
    let single = line.isSingle
    let repeated = Vector(repeating: line.base.pointee)
    var place = 0
    while place < count {
      let rest = count &- place
      let source = line.base + place
      let operand = single ? repeated : rest >= 8 ? source.vector : source.vector(count: rest)
      let result = function(operand)
      if rest >= 8 {
        (self + place).store(result)
      } else {
        (self + place).store(result, count: rest)
      }
      place &+= 8
    }
  }

  /// Sets numbers to a function of those of two lines.
  @inline(__always)
  func fill(count: Int, _ a: Line, _ b: Line, _ function: (Vector, Vector) -> Vector) {
    let whole = count & ~7
    if a.isSingle {
      let left = Vector(repeating: a.base.pointee)
      var place = 0
      while place < whole {
        (self + place).store(function(left, (b.base + place).vector))
        place &+= 8
      }
    } else if b.isSingle {
      let right = Vector(repeating: b.base.pointee)
      var place = 0
      while place < whole {
        (self + place).store(function((a.base + place).vector, right))
        place &+= 8
      }
    } else {
      var place = 0
      while place < whole {
        (self + place).store(function((a.base + place).vector, (b.base + place).vector))
        place &+= 8
      }
    }
    guard whole < count else { return }
    let rest = count &- whole
    let left =
      a.isSingle
      ? Vector(repeating: a.base.pointee) : (a.base + whole).vector(count: rest)
    let right =
      b.isSingle
      ? Vector(repeating: b.base.pointee) : (b.base + whole).vector(count: rest)
    (self + whole).store(function(left, right), count: rest)
  }

  /// Sets numbers to a function of each number of a line.
  func fillEach(count: Int, _ a: Line, _ b: Line, _ function: (Float, Float) -> Float) {
    for place in 0..<count {
      self[place] = function(a.base[a.isSingle ? 0 : place], b.base[b.isSingle ? 0 : place])
    }
  }
}
