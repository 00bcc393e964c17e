#!/usr/bin/env python3
"""Writes a large site of distinct problem sets, the same for the same arguments.

Each page has about 15 KB of Markdown and 118 formulas, none of which occurs twice in the site.
With --hugo the pages are laid out, and a configuration is added, for Hugo.
"""

import argparse
import pathlib
import random

GREEK = "alpha beta gamma delta epsilon theta lambda mu nu xi rho sigma tau phi psi omega".split()
WORDS = """the gradient of a deep network depends on how its weights are drawn and on the number of
layers through which a signal travels before it reaches the loss so that a small change of the
variance grows with each step unless the filter is scaled by its fan in or a residual path carries
the value along an update gate decides what is kept and what is written anew while the state of a
recurrent cell is read again at every position of the sentence and the softmax turns scores into
probabilities whose logarithm we sum over all words of the training text""".split()


class Writer:
    def __init__(self, rng, page):
        self.rng, self.page, self.count = rng, page, 0

    def letter(self):
        return self.rng.choice(["\\" + self.rng.choice(GREEK), self.rng.choice("abcdhkmnpqrstuvwxyzRGLWB")])

    def atom(self):
        form = self.rng.randrange(5)
        a, b = self.letter(), self.rng.choice("ijkltbn")
        return [f"{a}_{{{b}}}", f"{a}^{{{self.rng.randrange(2, 9)}}}", f"{a}[{b},I]",
                f"\\tilde{{{a}}}_{b}", f"\\frac{{{a}}}{{{self.letter()}}}"][form]

    def formula(self):
        """A formula that no other page and no other place of this page has."""
        self.count += 1
        tag = f"c_{{{self.page},{self.count}}}"
        a, b, c = self.atom(), self.atom(), self.atom()
        form = self.rng.randrange(6)
        return [f"{tag} = {a} + {b}{c}", f"\\sigma({a} - {tag})", f"\\sum_{{i=1}}^{{N}} {a} {tag}",
                f"{tag} \\approx e^{{{a}{b}}}", f"\\sqrt{{{a} + {tag}}}", f"{a} \\leq {tag} < {b}"][form]

    def sentence(self):
        words = [self.rng.choice(WORDS) for _ in range(self.rng.randrange(8, 18))]
        if self.rng.random() < 0.62:
            words.insert(self.rng.randrange(1, len(words)), f"${self.formula()}$")
        return " ".join(words).capitalize() + "."

    def paragraph(self):
        return " ".join(self.sentence() for _ in range(self.rng.randrange(3, 6)))

    def display(self):
        lines = [f"{self.formula()} \\\\" for _ in range(self.rng.randrange(1, 3))]
        return "$$\n\\begin{aligned}\n" + "\n".join("& " + line for line in lines) + "\n\\end{aligned}\n$$"

    def page_text(self, size=15_000, formulas=118):
        parts, problem = [], 0
        while sum(map(len, parts)) < size or self.count < formulas:
            problem += 1
            parts.append(f"**Problem {problem}.** {self.paragraph()}")
            for label in "abc":
                parts.append(f"({label}) {self.rng.randrange(1, 12)} pts {self.paragraph()}")
                parts.append(f"**Solution**: {self.paragraph()}")
                parts.append(self.display())
                parts.append(self.paragraph())
            if problem % 3 == 0:
                rows = [f"| {self.rng.randrange(100)} | ${self.formula()}$ |" for _ in range(3)]
                parts.append("\n".join(["| n | value |", "| --- | --- |"] + rows))
        return "\n\n".join(parts) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", type=int)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--hugo", action="store_true", help="lay the site out for Hugo")
    parser.add_argument("--mathematics", choices=["typeset", "tex"], default="typeset")
    arguments = parser.parse_args()

    content = arguments.folder / "content"
    for number in range(arguments.pages):
        page = Writer(random.Random(number), number)
        folder = content / f"unit-{number // 50:03d}"
        folder.mkdir(parents=True, exist_ok=True)
        title = f"Problem set {number}"
        head = f"---\ntitle: {title}\n---\n\n"
        (folder / f"set-{number}.md").write_text(head + page.page_text())
    if arguments.hugo:
        layouts = arguments.folder / "layouts" / "_default"
        layouts.mkdir(parents=True, exist_ok=True)
        page = "<!doctype html><title>{{ .Title }}</title><nav>{{ with .PrevInSection }}<a href='{{ .RelPermalink }}'>{{ .Title }}</a>{{ end }}{{ with .NextInSection }}<a href='{{ .RelPermalink }}'>{{ .Title }}</a>{{ end }}</nav>{{ .TableOfContents }}<main>{{ .Content }}</main>"
        (layouts / "single.html").write_text(page)
        (layouts / "list.html").write_text(
            "<!doctype html><title>{{ .Title }}</title><ul>{{ range .Pages }}<li><a href='{{ .RelPermalink }}'>{{ .Title }}</a>{{ end }}</ul>")
        (arguments.folder / "config.toml").write_text('baseURL = "https://example.org/"\ntitle = "Sets"\n')
    else:
        (arguments.folder / "coursegen.yml").write_text(
            f"title: Sets\nmathematics: {arguments.mathematics}\n")


main()
