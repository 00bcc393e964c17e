// A page never divides a sweep.

#if hasFeature(Embedded)
/// Ends the run at a sweep.
enum SweepHost {
  static func end() {}
}

#endif
