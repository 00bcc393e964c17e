/// The JavaScript that runs beside KaTeX in each engine.
///
/// It evaluates to a function of KaTeX and of the shorthand's fragments that returns the two
/// functions that Swift calls, `typeset` and `highlight`. Both take one string and give one string,
/// so that a batch crosses the bridge twice, however many formulas it has.
enum EngineScript {
  /// Separates the formulas of a batch, and the answers.
  static let recordSeparator: UInt8 = 0x1E
  /// Separates the fields of a formula: `display`, prelude, rewritten TeX, the author's TeX.
  static let fieldSeparator: UInt8 = 0x1F

  /// Changing this script changes pages, so it is part of the key under which formulas are kept.
  static let source = markup + bounds + macros + typesetting

  /// A tree of KaTeX to text: KaTeX's own `toMarkup` in less than half of its time, with frequent
  /// pieces in the shorthand and control characters taken out.
  private static let markup = #"""
    (function (katex, fragments) {
    "use strict";
    const codes = new Map(fragments);
    const short = text => codes.get(text) ?? text;

    function remembering(make) {
      const known = new Map();
      return key => {
        let value = known.get(key);
        if (value === undefined) known.set(key, value = make(key));
        return value;
      };
    }

    const special = /[&<>"'\x00-\x08\x0B\x0C\x0E-\x1F]/;
    const entities = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;", "'": "&#x27;"};
    function escaped(value) {
      const text = String(value);
      if (!special.test(text)) return text;
      return text.replace(/[&<>"'\x00-\x08\x0B\x0C\x0E-\x1F]/g, c => entities[c] ?? "\uFFFD");
    }

    const hyphenated = remembering(name => name.replace(/[A-Z]/g, c => "-" + c.toLowerCase()));
    function joined(classes) {
      let text = "";
      for (let i = 0; i < classes.length; i++) {
        if (classes[i]) text = text ? text + " " + classes[i] : classes[i];
      }
      return text;
    }
    function declarations(style, first) {
      let text = first;
      for (const name in style) text += hyphenated(name) + ":" + style[name] + ";";
      return text && short(escaped(text));
    }
    function attributed(attributes) {
      let text = "";
      for (const name in attributes) text += " " + name + "=\"" + escaped(attributes[name]) + "\"";
      return text;
    }
    function inside(children) {
      let text = "";
      for (let i = 0; i < children.length; i++) text += children[i].toMarkup();
      return text;
    }

    const classed = classes => "<span" + (classes ? " class=\"" + escaped(classes) + "\"" : "");
    const plainSpan = remembering(classes => short(classed(classes) + ">"));
    const styledSpan = remembering(classes => short(classed(classes) + " style=\""));
    const endOfStyle = short("\">");
    const endOfSpan = short("</span>");
    function openSpan(classes, styles, attributes) {
      if (!styles && !attributes) return plainSpan(classes);
      if (!attributes) return styledSpan(classes) + styles + endOfStyle;
      const style = styles ? " style=\"" + styles + "\"" : "";
      return short(classed(classes) + style + attributes + ">");
    }

    const {Span, SymbolNode} = katex.__domTree;
    Span.prototype.toMarkup = function () {
      const styles = declarations(this.style, "");
      return openSpan(joined(this.classes), styles, attributed(this.attributes))
        + inside(this.children) + endOfSpan;
    };
    SymbolNode.prototype.toMarkup = function () {
      const classes = joined(this.classes);
      const italic = this.italic > 0 ? "margin-right:" + this.italic + "em;" : "";
      const styles = declarations(this.style, italic);
      const text = escaped(this.text);
      return classes || styles ? openSpan(classes, styles, "") + text + endOfSpan : text;
    };

    const mathOf = (tree, isDisplay) => (isDisplay ? tree.children[0] : tree).children[0].children[0];
    const annotationOf = math => math.children[0].children[1].children[0];
    const sample = mathOf(katex.__renderToDomTree("x", {}), false);
    const closeElement = remembering(type => short("</" + type + ">"));
    // KaTeX puts elements into tokens, which MathML does not allow: such a token is a row.
    const tokens = new Set(["mi", "mn", "mo", "mtext"]);
    const isRow = node => tokens.has(node.type) && node.children.some(child => child.children);
    sample.constructor.prototype.toMarkup = function () {
      if (isRow(this)) return short("<mrow>") + inside(this.children) + closeElement("mrow");
      const classes = joined(this.classes);
      const classAttribute = classes ? " class=\"" + escaped(classes) + "\"" : "";
      return short("<" + this.type + attributed(this.attributes) + classAttribute + ">")
        + inside(this.children) + closeElement(this.type);
    };
    annotationOf(sample).constructor.prototype.toMarkup = function () { return escaped(this.text); };

    """#

  /// Bounds that do not depend on the machine: KaTeX counts expansions, but not what they yield.
  private static let bounds = #"""
    const mostTokens = 60000;
    let tokensLeft = mostTokens;
    let expander;
    katex.__defineMacro("\\coursegen@probe", context => { expander = context; return ""; });
    katex.__parse("\\coursegen@probe", {});
    const expanderPrototype = Object.getPrototypeOf(expander);
    const pushTokens = expanderPrototype.pushTokens;
    expanderPrototype.pushTokens = function (tokens) {
      tokensLeft -= tokens.length;
      if (tokensLeft < 0) throw new katex.ParseError("Too many expansions: too many tokens");
      return pushTokens.call(this, tokens);
    };

    """#

  /// Definitions are given as TeX and compiled by KaTeX once for all formulas that need them.
  private static let macros = #"""
    const nothing = {};
    const compiled = new Map();
    function macrosFor(prelude) {
      if (!prelude) return nothing;
      let macros = compiled.get(prelude);
      if (macros === undefined) {
        macros = {};
        tokensLeft = mostTokens;
        try { katex.__parse(prelude, {macros, globalGroup: true, strict: "ignore"}); } catch (error) {}
        if (compiled.size >= 1000) compiled.clear();
        compiled.set(prelude, macros);
      }
      return macros;
    }

    // KaTeX's own \providecommand replaces what there is.
    const builtins = expander.macros.builtins;
    builtins["\\coursegen@provide"] = builtins["\\providecommand"];
    katex.__defineMacro("\\providecommand", context => {
      const name = context.consumeArg().tokens[0].text;
      return `\\coursegen@provide{${context.isDefined(name) ? "\\coursegen@unused" : name}}`;
    });

    // The defined command nearest to a misspelled one: a letter swapped, added, left out or changed;
    // the command itself where it is not undefined but stands in text.
    const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    function* neighbours(name) {
      yield name.toLowerCase();
      for (let i = 0; i + 1 < name.length; i++) {
        yield name.slice(0, i) + name[i + 1] + name[i] + name.slice(i + 2);
      }
      for (const letter of letters) {
        for (let i = 0; i <= name.length; i++) yield name.slice(0, i) + letter + name.slice(i);
      }
      for (let i = 0; i < name.length; i++) yield name.slice(0, i) + name.slice(i + 1);
      for (const letter of letters) {
        for (let i = 0; i < name.length; i++) yield name.slice(0, i) + letter + name.slice(i + 1);
      }
    }
    function suggestion(reason, macros) {
      const name = /^Undefined control sequence: \\([a-zA-Z]{2,30})$/.exec(reason)?.[1];
      if (!name) return "";
      if (expander.isDefined("\\" + name)) return "\\" + name;
      for (const other of neighbours(name)) {
        const command = "\\" + other;
        if (other && other !== name && (macros[command] !== undefined || expander.isDefined(command))) {
          return command;
        }
      }
      return "";
    }

    """#

  private static let typesetting = #"""
    let warnings = [];
    const strict = (code, message) => { warnings.push(message); return "ignore"; };
    const trust = context => {
      throw new katex.ParseError("Untrusted command: " + context.command);
    };

    // The error's place in the input, or nothing where it lies in the body of a macro.
    function placed(error, input) {
      const start = error.position;
      if (start === undefined) return "";
      const context = start > 15 ? "…" + input.slice(start - 15, start) : input.slice(0, start);
      const place = start === input.length ? " at end of input: " : ` at position ${start + 1}: `;
      return error.message.includes(place + context) ? start : "";
    }
    function failure(error, input, macros) {
      const message = String(error.message).replace(/[\x00-\x1F]/g, " ");
      const reason = message.replace(/^KaTeX parse error: /, "")
        .replace(/ at (end of input|position \d+): [^]*$/, "");
      return ["-" + placed(error, input), suggestion(reason, macros), reason].join("\x1F");
    }

    function typesetOne(record) {
      const [display, prelude, tex, source] = record.split("\x1F");
      const displayMode = display === "1";
      const macros = {...macrosFor(prelude)};
      warnings = [];
      tokensLeft = mostTokens;
      try {
        const tree = katex.__renderToDomTree(tex, {
          displayMode, macros, strict, trust, throwOnError: true, maxSize: 100, maxExpand: 1000,
        });
        annotationOf(mathOf(tree, displayMode)).text = source || tex;
        return ["+" + tree.toMarkup(), ...new Set(warnings)].join("\x1F");
      } catch (error) {
        return failure(error, tex, macros);
      }
    }

    return {
      typeset: batch => batch.split("\x1E").map(typesetOne).join("\x1E"),
      highlight: request => {
        const [language, code] = request.split("\x1F");
        if (!hljs.getLanguage(language)) return "";
        return "+" + hljs.highlight(language, code, true).value;
      },
    };
    })
    """#
}
