// How a process ends that was started for a sweep alone.

#if !hasFeature(Embedded)
/// Ends the run at a sweep.
enum SweepHost {
  static func end() { NativeHost.endEarly() }
}

#endif
