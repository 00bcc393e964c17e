// What a block calls to run programs in the course notation. A block that names `program` has
// `import ProgramSimulation` before its first line; no other pays for it.
//
// What a block calls is compiled once, with the core: `@export(interface)` keeps it, and all of the
// notation behind it, out of the block's own compilation.
//
//     let gru = program("gru")
//     let run = gru.run(["B": 16, "T": 64, "I": 32, "K": 24])
//     result("loss", run.value("Loss"))
//     let gradient = gru.gradient(of: "Loss").run(["B": 16, "T": 64, "I": 32, "K": 24])
//     chart(.histogram(values: gradient.values("W^{h,R}.grad"), bins: 40))

@_exported public import TensorCore
