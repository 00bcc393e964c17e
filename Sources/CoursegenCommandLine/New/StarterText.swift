// What `coursegen new` writes: small, complete, and verified as it stands; a test builds it.

enum StarterText {
  /// `heat-flow` as a title: `Heat flow`.
  static func title(of name: String) -> String {
    let words = name.split { "-_. ".contains($0) }.joined(separator: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  /// The files of a site, by their paths below its folder.
  static func site(title: String) -> [(path: String, text: String)] {
    [
      ("coursegen.yml", configuration(title: title)),
      (".gitignore", "/public/\n/.coursegen/\n"),
      ("content/_index.md", index(title: title)),
      ("content/first-set.md", set(title: "First set")),
    ]
  }

  private static func configuration(title: String) -> String {
    """
    title: "\(title)"
    language: en

    # shown, collapsed, hidden, or the day on which solutions are released: 2026-12-01
    solutions: collapsed

    # One seed for all random numbers of all simulations.
    seed: 1

    """
  }

  private static func index(title: String) -> String {
    """
    ---
    title: "\(title)"
    ---

    The problem sets of this course. Every answer in them is verified by a simulation before it is
    published.

    """
  }

  /// A problem set with a simulation and an answer that it verifies.
  static func set(title: String) -> String {
    #"""
    ---
    title: "\#(title)"
    ---

    **Problem 1. The largest of several.** Let $x_1, \ldots, x_n$ be drawn independently and
    uniformly from $[0, 1]$, and let $y = \max_i x_i$.

    (a) 5 pts What is the mean of $y$, as a function of $n$?

    ```yaml answer
    id: largest
    type: expression
    prompt: "$\\operatorname{E}(y) =$"
    variables: {n: 1...100}
    answer: n/(n + 1)
    hint: How probable is it that all $n$ numbers are below $y$?
    verify:
      run: maximum
      with: {n: [2, 5, 20]}
      expect: mean == answer
    ```

    **Solution**: All $n$ numbers are below $t$ with probability $t^n$, so $y$ has the density
    $n t^{n-1}$ and the mean

    $$\operatorname{E}(y) = \int_0^1 t \cdot n t^{n-1} \, dt = \frac{n}{n+1}.$$

    The simulation below finds `{result} maximum.mean` for $n = 5$.

    ```swift simulation
    //| id: maximum
    //| title: The largest of several random numbers
    let n = input("n", 5, in: 1...100, label: "numbers $n$")

    let y = monteCarlo(samples: 200_000) { random in
      var largest = 0.0
      for _ in 0..<n { largest = max(largest, random.uniform()) }
      return largest
    }
    result("mean", y.mean)
    chart(.histogram(y, bins: 50).x(label: "largest $y$").y(label: "density"))
    ```

    """#
  }
}
