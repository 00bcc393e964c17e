// What a simulation block sees. A block has `import Simulation` before its first line and needs no
// other: inputs, results, charts, tables and notes from here; random streams, estimates and the
// grammar of charts from the modules below. A block that names a tensor has TensorCore as well, and one
// that names `program` ProgramSimulation.
//
// What a block calls and what does the work is compiled once, with the core: `@export(interface)`
// keeps it out of the block's own compilation, which in Embedded Swift would repeat all of it.
//
//     let d = input("d", 256, in: 1...4096, scale: .log2, label: "inputs d")
//     let y = monteCarlo(samples: 40_000) { random in
//       dot(random.normals(d), random.normals(d))
//     }
//     result("variance", y.variance)
//     chart(.histogram(y, bins: 60))

@_exported public import Charts
@_exported public import DeterministicMath
@_exported public import MonteCarlo
