// What the standard library asks of the scalars of a vector in Embedded Swift: no coding.

#if hasFeature(Embedded)
/// A floating-point number that can stand in a vector.
public typealias TensorScalar = BinaryFloatingPoint & SIMDScalar & Sendable
#endif
