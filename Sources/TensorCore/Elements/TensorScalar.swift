// What the standard library asks of the scalars of a vector, natively.

#if !hasFeature(Embedded)
/// A floating-point number that can stand in a vector.
public typealias TensorScalar = BinaryFloatingPoint & SIMDScalar & Codable & Sendable
#endif
