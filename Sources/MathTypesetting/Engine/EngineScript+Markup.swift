extension EngineScript {
  /// A tree of KaTeX to UTF-8, faster than by KaTeX's own `toMarkup`: no text is joined or
  /// converted, frequent pieces are in the shorthand, control characters are taken out.
  static let markup = #"""
    (function (katex, pieces) {
    "use strict";
    // The answers of a batch in UTF-8, one after the other.
    let output = new Uint8Array(1 << 18);
    let end = 0;
    function makeRoom(count) {
      if (end + count <= output.length) return;
      const larger = new Uint8Array(2 * (end + count));
      larger.set(output);
      output = larger;
    }
    function writePoint(point) {
      if (point < 0x80) {
        output[end++] = point;
        return;
      }
      if (point < 0x800) {
        output[end++] = 0xC0 | point >> 6;
      } else if (point < 0x10000) {
        output[end++] = 0xE0 | point >> 12;
        output[end++] = 0x80 | point >> 6 & 0x3F;
      } else {
        output[end++] = 0xF0 | point >> 18;
        output[end++] = 0x80 | point >> 12 & 0x3F;
        output[end++] = 0x80 | point >> 6 & 0x3F;
      }
      output[end++] = 0x80 | point & 0x3F;
    }
    function write(text, count = text.length) {
      makeRoom(3 * count);
      for (let i = 0; i < count; i++) {
        const unit = text.charCodeAt(i);
        if (unit < 0x80) {
          output[end++] = unit;
        } else {
          const point = text.codePointAt(i);
          if (point > 0xFFFF) i++;
          writePoint(point >= 0xD800 && point < 0xE000 ? 0xFFFD : point);
        }
      }
    }

    const special = /[&<>"'\x00-\x08\x0B\x0C\x0E-\x1F]/;
    const entities = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;", "'": "&#x27;"};
    function escaped(value) {
      const text = String(value);
      if (!special.test(text)) return text;
      return text.replace(/[&<>"'\x00-\x08\x0B\x0C\x0E-\x1F]/g, c => entities[c] ?? "\uFFFD");
    }
    function writeEscaped(value, count) {
      const text = String(value);
      const size = count ?? text.length;
      makeRoom(size);
      const start = end;
      for (let i = 0; i < size; i++) {
        const unit = text.charCodeAt(i);
        if (unit < 0x28 && unit !== 0x20 || unit === 0x3C || unit === 0x3E || unit >= 0x80) {
          end = start;
          write(escaped(text.slice(0, size)));
          return;
        }
        output[end++] = unit;
      }
    }

    function remembering(make) {
      const known = new Map();
      return key => {
        let value = known.get(key);
        if (value === undefined) known.set(key, value = make(key));
        return value;
      };
    }
    const codes = new Map(pieces);
    const short = text => codes.get(text) ?? text;

    // What is written for a list of classes, found class by class, so that no text is joined.
    class Classes {
      constructor(text) {
        this.text = text;
        this.next = new Map();
        this.attribute = text && " class=\"" + escaped(text) + "\"";
        this.plain = short("<span" + this.attribute + ">");
        this.styled = short("<span" + this.attribute + " style=\"");
      }
      with(name) {
        let found = this.next.get(name);
        if (!found) this.next.set(name, found = new Classes(this.text ? this.text + " " + name : name));
        return found;
      }
    }
    const noClasses = new Classes("");
    function classesOf(names) {
      let classes = noClasses;
      for (let i = 0; i < names.length; i++) {
        if (names[i]) classes = classes.with(names[i]);
      }
      return classes;
    }

    const property = remembering(name =>
      short(name.replace(/[A-Z]/g, c => "-" + c.toLowerCase()) + ":"));
    const ems = short("em;");
    function writeProperty(name, value) {
      write(property(name));
      const text = String(value);
      const last = text.length - 1;
      if (last > 0 && text.charCodeAt(last) === 0x6D && text.charCodeAt(last - 1) === 0x65) {
        writeEscaped(text, last - 1);
        write(ems);
      } else {
        writeEscaped(text);
        write(";");
      }
    }
    function hasAny(object) {
      for (const name in object) return true;
      return false;
    }
    function writeAttributes(attributes) {
      for (const name in attributes) {
        write(" " + name + "=\"");
        writeEscaped(attributes[name]);
        write("\"");
      }
    }
    const endOfStyle = short("\">");
    const endOfSpan = short("</span>");
    function openSpan(node, italic) {
      const classes = classesOf(node.classes);
      const hasAttributes = node.attributes && hasAny(node.attributes);
      let isStyled = italic > 0;
      if (isStyled) {
        write(classes.styled);
        writeProperty("marginRight", italic + "em");
      }
      for (const name in node.style) {
        if (!isStyled) write(classes.styled);
        isStyled = true;
        writeProperty(name, node.style[name]);
      }
      if (!hasAttributes) {
        write(isStyled ? endOfStyle : classes.plain);
        return;
      }
      write(isStyled ? "\"" : "<span" + classes.attribute);
      writeAttributes(node.attributes);
      write(">");
    }

    const {Span, Anchor, SymbolNode, SvgNode} = katex.__domTree;
    function writeAll(nodes) {
      for (let i = 0; i < nodes.length; i++) {
        const node = nodes[i];
        if (node.write) node.write();
        else if (node.children) writeAll(node.children);
        else write(node.toMarkup());
      }
    }
    Span.prototype.write = function () {
      openSpan(this, 0);
      writeAll(this.children);
      write(endOfSpan);
    };
    SymbolNode.prototype.write = function () {
      const isBare = !(this.italic > 0) && !hasAny(this.style)
        && classesOf(this.classes) === noClasses;
      if (!isBare) openSpan(this, this.italic);
      writeEscaped(this.text);
      if (!isBare) write(endOfSpan);
    };
    SvgNode.prototype.write = Anchor.prototype.write = function () { write(this.toMarkup()); };

    const mathOf = (tree, isDisplay) => (isDisplay ? tree.children[0] : tree).children[0].children[0];
    const annotationOf = math => math.children[0].children[1].children[0];
    const sample = mathOf(katex.__renderToDomTree("x", {}), false);
    // KaTeX puts elements into tokens, which MathML does not allow: such a token is a row.
    const tokens = new Set(["mi", "mn", "mo", "mtext"]);
    function isRow(node) {
      for (let i = 0; i < node.children.length; i++) {
        if (node.children[i].children && tokens.has(node.type)) return true;
      }
      return false;
    }
    const bareElement = remembering(type => short("<" + type + ">"));
    const closeElement = remembering(type => short("</" + type + ">"));
    function open(node) {
      const classes = classesOf(node.classes);
      if (classes === noClasses && !hasAny(node.attributes)) {
        write(bareElement(node.type));
        return;
      }
      let text = "<" + node.type;
      for (const name in node.attributes) {
        text += " " + name + "=\"" + escaped(node.attributes[name]) + "\"";
      }
      write(short(text + classes.attribute + ">"));
    }
    sample.constructor.prototype.write = function () {
      const row = isRow(this);
      if (row) write(bareElement("mrow"));
      else open(this);
      writeAll(this.children);
      write(closeElement(row ? "mrow" : this.type));
    };
    annotationOf(sample).constructor.prototype.write = function () { writeEscaped(this.text); };

    """#
}
