"""Writes four pages with three simulations, which differ from any that were computed before."""

PAGE = """---
title: Page {page}
---

**Problem 1.** What is the mean of $x_{{{page}}}$?
"""

BLOCK = """
```swift simulation
//| id: mean
let d = input("d", 64, in: 1...256, label: "inputs")
let y = monteCarlo(samples: 4_000) {{ random in
  dot(random.normals(d), random.normals(d)) + {shift}
}}
result("mean", y.mean)
chart(.histogram(y, bins: 40).x(label: "value").y(label: "density"))
```
"""


def write(site, generation):
    """Writes the site; another generation has other blocks."""
    content = site / "content"
    content.mkdir(parents=True, exist_ok=True)
    (site / "coursegen.yml").write_text("title: Simulations\n")
    for page in range(4):
        text = PAGE.format(page=page)
        if page > 0:
            text += BLOCK.format(shift=f"{10 * generation + page}.5")
        (content / f"page-{page}.md").write_text(text)


def edit(site, shift):
    """Changes one block."""
    page = site / "content" / "page-1.md"
    page.write_text(PAGE.format(page=1) + BLOCK.format(shift=shift))
