// swift-tools-version: 6.2
// The architecture of coursegen, as its targets and what each may depend on.
// Documentation/Architecture.md walks through one build, target by target.

import PackageDescription

// MARK: - Settings

/// Swift 6, and the upcoming rules that keep imports honest.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// The compute half is compiled twice: natively, and as Embedded Swift for the reader's browser.
let compute: [SwiftSetting] = strict + [.treatWarning("EmbeddedRestrictions", as: .error)]

// MARK: - External products

let argumentParser: Target.Dependency = .product(
  name: "ArgumentParser",
  package: "swift-argument-parser"
)
// The sockets of FlyingFox; Documentation/Decisions/0002 says why not its HTTP server.
let flyingSocks: Target.Dependency = .product(name: "FlyingSocks", package: "FlyingFox")
let mustache: Target.Dependency = .product(name: "Mustache", package: "swift-mustache")
let subprocess: Target.Dependency = .product(name: "Subprocess", package: "swift-subprocess")
let systemPackage: Target.Dependency = .product(name: "SystemPackage", package: "swift-system")

let package = Package(
  name: "coursegen",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "coursegen", targets: ["coursegen"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
  ],
  targets: [
    // MARK: - Compute half: no Foundation, no files, no web; the same bits everywhere

    .target(name: "DeterministicMath", swiftSettings: compute),
    .target(name: "TensorCore", dependencies: ["DeterministicMath"], swiftSettings: compute),
    // The equation language: text to a checked program, and all that is done with one.
    .target(
      name: "CourseNotation",
      dependencies: ["DeterministicMath", "TensorCore"],
      swiftSettings: compute
    ),
    .target(name: "MonteCarlo", dependencies: ["DeterministicMath"], swiftSettings: compute),
    .target(name: "Charts", dependencies: ["DeterministicMath"], swiftSettings: compute),
    // What a block imports, and the only compute module that knows of reports.
    .target(
      name: "Simulation",
      dependencies: ["DeterministicMath", "MonteCarlo", "Charts"],
      swiftSettings: compute
    ),

    // Programs in blocks: a module of its own, so that other blocks do not pay for the notation.
    .target(
      name: "ProgramSimulation",
      dependencies: ["CourseNotation", "DeterministicMath", "Simulation", "TensorCore"],
      swiftSettings: compute
    ),

    // What readers type against what is right, in the build and in the page: formulas and orders;
    // apart from equations, so that a page without any does not pay for the notation.
    .target(name: "AnswerChecking", dependencies: ["DeterministicMath"], swiftSettings: compute),
    .target(
      name: "EquationChecking",
      dependencies: ["AnswerChecking", "CourseNotation", "DeterministicMath"],
      swiftSettings: compute
    ),

    // The C library of Embedded Swift: integers and memory, nothing in floating point.
    .target(name: "EmbeddedRuntime"),

    // MARK: - System libraries

    .systemLibrary(
      name: "CCMarkGFM",
      pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]
    ),
    .systemLibrary(
      name: "CJavaScriptCore",
      pkgConfig: "javascriptcoregtk-4.1",
      providers: [.apt(["libjavascriptcoregtk-4.1-dev"])]
    ),
    .systemLibrary(
      name: "CXXHash",
      pkgConfig: "libxxhash",
      providers: [.apt(["libxxhash-dev"])]
    ),

    // Calls of Linux that Swift's Glibc module leaves out.
    .systemLibrary(name: "CLinux"),

    // MARK: - Site half: Markdown to pages

    .target(name: "Diagnostics", swiftSettings: strict),
    // The only place that reads and writes files: whole, atomically, with digests.
    .target(name: "FileStorage", dependencies: ["CLinux", "CXXHash"], swiftSettings: strict),
    // The only importer of cmark-gfm.
    .target(
      name: "CourseMarkdown",
      dependencies: ["CCMarkGFM", "Diagnostics"],
      swiftSettings: strict
    ),
    .target(
      name: "CourseModel",
      dependencies: ["AnswerChecking", "CourseMarkdown", "Diagnostics", "Yams"],
      swiftSettings: strict
    ),
    // Programs in Markdown files: found, read, described, laid out by Graphviz.
    .target(
      name: "CoursePrograms",
      dependencies: [
        "CourseMarkdown", "CourseNotation", "DeterministicMath", "Diagnostics", "FileStorage",
        subprocess, systemPackage,
      ],
      swiftSettings: strict
    ),
    // Set once for all that run scripts in this process.
    .target(
      name: "JavaScriptSettings",
      dependencies: ["CJavaScriptCore"],
      swiftSettings: strict
    ),
    // Typesets in JavaScriptCore.
    .target(
      name: "MathTypesetting",
      dependencies: ["CJavaScriptCore", "Diagnostics", "FileStorage", "JavaScriptSettings"],
      swiftSettings: strict
    ),
    // Knows nothing of Markdown or pages: sources in, reports out.
    .target(
      name: "BlockExecution",
      dependencies: ["Diagnostics", "FileStorage", subprocess, systemPackage],
      swiftSettings: strict
    ),
    // Runs modules for the browser in this process, in JavaScriptCore.
    .target(
      name: "WebAssemblyEngine",
      dependencies: ["CJavaScriptCore", "JavaScriptSettings"],
      swiftSettings: strict
    ),
    // Claims against results, and answers against programs: pure.
    .target(
      name: "AnswerVerification",
      dependencies: [
        "AnswerChecking", "BlockExecution", "CourseModel", "CourseNotation", "CoursePrograms",
        "DeterministicMath", "Diagnostics", "EquationChecking", "MonteCarlo",
      ],
      swiftSettings: strict
    ),
    .target(
      name: "SiteGeneration",
      dependencies: [
        "AnswerChecking", "AnswerVerification", "BlockExecution", "CourseMarkdown", "CourseModel",
        "CoursePrograms", "Diagnostics", "FileStorage", "MathTypesetting", "WebAssemblyEngine",
        "Yams", mustache,
      ],
      swiftSettings: strict
    ),
    // Serves a folder and pushes reloads; knows nothing of sites.
    .target(name: "PreviewServer", dependencies: ["CLinux", flyingSocks], swiftSettings: strict),
    // The only place that prints and exits.
    .target(
      name: "CoursegenCommandLine",
      dependencies: [
        "BlockExecution", "CourseMarkdown", "CourseModel", "CourseNotation", "CoursePrograms",
        "DeterministicMath", "Diagnostics", "FileStorage", "MathTypesetting", "PreviewServer",
        "SiteGeneration", argumentParser,
      ],
      swiftSettings: strict
    ),
    .executableTarget(
      name: "coursegen",
      dependencies: ["CoursegenCommandLine"],
      swiftSettings: strict
    ),

    // MARK: - Tests

    // Fixtures that are folders, snapshots, positions by marked text, turns at what a process has
    // once, the core that all tests compile once, limits.
    .target(
      name: "TestSupport",
      dependencies: ["Diagnostics"],
      path: "Tests/TestSupport",
      swiftSettings: strict
    ),
  ]
    + testTargets([
      "DeterministicMath": [],
      "TensorCore": ["DeterministicMath"],
      "CourseNotation": ["DeterministicMath", "Diagnostics", "TensorCore"],
      "MonteCarlo": ["DeterministicMath"],
      "Charts": [],
      "Simulation": [],
      "ProgramSimulation": ["CourseNotation", "DeterministicMath", "Simulation"],
      "AnswerChecking": [],
      "EquationChecking": ["AnswerChecking", "CourseNotation"],
      "Diagnostics": [],
      "FileStorage": [],
      "CourseMarkdown": ["Diagnostics"],
      "CourseModel": ["AnswerChecking", "CourseMarkdown", "Diagnostics"],
      "CoursePrograms": ["CourseMarkdown", "CourseNotation", "Diagnostics"],
      "MathTypesetting": ["Diagnostics", "FileStorage"],
      "BlockExecution": ["CourseNotation", "Diagnostics", "FileStorage", "WebAssemblyEngine"],
      "AnswerVerification": [
        "AnswerChecking", "BlockExecution", "CourseMarkdown", "CourseModel", "CoursePrograms",
        "Diagnostics",
      ],
      "SiteGeneration": ["BlockExecution", "CourseModel", "Diagnostics", "FileStorage"],
      "PreviewServer": [flyingSocks],
      "CoursegenCommandLine": ["CourseModel", "Diagnostics", "SiteGeneration"],
    ])
    + [
      // One program on every target: the same bits.
      .testTarget(
        name: "ParityTests",
        dependencies: [
          "BlockExecution", "CourseNotation", "EmbeddedRuntime", "FileStorage", "TestSupport",
          "WebAssemblyEngine",
        ],
        exclude: ["Program"],
        swiftSettings: strict
      ),
      // Pages in a real browser, through the HTML checker, and to axe.
      .testTarget(
        name: "BrowserTests",
        dependencies: [
          "AnswerChecking", "CourseModel", "CourseNotation", "CoursegenCommandLine",
          "EquationChecking", "PreviewServer", "SiteGeneration", "TestSupport",
          "WebAssemblyEngine", flyingSocks,
        ],
        exclude: ["Fixtures"],
        swiftSettings: strict
      ),
    ]
)

/// One test target a module, named after it, in `Tests/`.
func testTargets(_ modules: KeyValuePairs<String, [Target.Dependency]>) -> [Target] {
  let withFixtures = [
    "Charts", "CourseMarkdown", "CourseModel", "CourseNotation", "EquationChecking",
    "MathTypesetting",
  ]
  return modules.map { module, others in
    .testTarget(
      name: "\(module)Tests",
      dependencies: [.byName(name: module), "TestSupport"] + others,
      exclude: withFixtures.contains(module) ? ["Fixtures"] : [],
      swiftSettings: strict
    )
  }
}
