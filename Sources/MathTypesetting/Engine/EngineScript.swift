/// The JavaScript that runs beside KaTeX in each engine.
///
/// It evaluates to a function of KaTeX and of the shorthand's pieces that returns the two functions
/// that Swift calls, `typeset` and `highlight`. Both take one string, and give bytes or a string, so
/// that a batch crosses the bridge twice, however many formulas it has.
enum EngineScript {
  /// Separates the formulas of a batch, and the answers.
  static let recordSeparator: UInt8 = 0x1E
  /// Separates the fields of a formula: `display`, prelude, rewritten TeX, the author's TeX.
  static let fieldSeparator: UInt8 = 0x1F

  /// Changing this script changes pages, so it is part of the key under which formulas are kept.
  static let source = markup + lengths + bounds + macros + typesetting

  /// Lengths rounded by arithmetic, where KaTeX writes a text and reads it again.
  ///
  /// Away from ties the nearest multiple of 1/10,000 is the number that the text gives.
  private static let lengths = #"""
    const exactFixed = Number.prototype.toFixed;
    Number.prototype.toFixed = function (digits) {
      const scaled = this * 1e4;
      const nearest = Math.round(scaled);
      const isClear = digits === 4 && Math.abs(scaled - nearest) < 0.499 && Math.abs(nearest) < 1e9;
      return isClear ? nearest / 1e4 : exactFixed.call(this, digits);
    };

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
      const start = end;
      try {
        const tree = katex.__renderToDomTree(tex, {
          displayMode, macros, strict, trust, throwOnError: true, maxSize: 100, maxExpand: 1000,
        });
        annotationOf(mathOf(tree, displayMode)).text = source || tex;
        write("+");
        writeAll([tree]);
        if (warnings.length) for (const warning of new Set(warnings)) write("\x1F" + warning);
      } catch (error) {
        end = start;
        write(failure(error, tex, macros));
      }
    }
    function typeset(batch) {
      end = 0;
      for (const record of batch.split("\x1E")) {
        if (end > 0) write("\x1E");
        typesetOne(record);
      }
      return output.subarray(0, end);
    }

    return {
      typeset,
      highlight: request => {
        const [language, code] = request.split("\x1F");
        if (!hljs.getLanguage(language)) return "";
        return "+" + hljs.highlight(language, code, true).value;
      },
    };
    })
    """#
}
