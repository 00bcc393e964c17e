/// What the preview adds to a page: a script that listens for a new site and for errors.
///
/// It is served from the site's own origin, so that it runs under the content security policy that
/// pages hold under.
package enum ReloadScript {
  static let path = "/.coursegen/reload.js"
  static let eventsPath = "/.coursegen/events"

  /// The page with the script in it.
  ///
  /// The script knows the site's version: a page that is older than the site when its script starts
  /// reloads at once.
  package static func inserted(into html: [UInt8], version: Int) -> [UInt8] {
    let tag = Array("<script src=\"\(path)\" data-version=\"\(version)\" defer></script>\n".utf8)
    let closing = Array("</head>".utf8)
    guard let place = html.firstRange(of: closing)?.lowerBound else { return html + tag }
    return html[..<place] + tag + html[place...]
  }

  static let source = """
    // Reloads the page when the site was built anew, and shows what is wrong with the content.
    (() => {
      const version = Number(document.currentScript.dataset.version);
      // What a published version keeps for reading without a network must not stand in the way.
      document.documentElement.dataset.preview = "";
      navigator.serviceWorker?.getRegistrations()
        .then((workers) => workers.forEach((worker) => worker.unregister()))
        .catch(() => undefined);
      const key = "coursegen-scroll:" + location.pathname;
      const kept = sessionStorage.getItem(key);
      if (kept !== null) {
        sessionStorage.removeItem(key);
        const restore = () => scrollTo({ top: Number(kept), behavior: "instant" });
        restore();
        addEventListener("load", restore);
      }

      let box = null;
      const show = (text) => {
        if (!text) {
          if (box) box.remove();
          box = null;
          return;
        }
        if (!box) {
          box = document.createElement("pre");
          box.setAttribute("role", "alert");
          box.id = "coursegen-problems";
          Object.assign(box.style, {
            position: "fixed", insetInline: "0", bottom: "0", maxHeight: "60vh", margin: "0",
            overflow: "auto", padding: "1rem", zIndex: "2147483647", whiteSpace: "pre-wrap",
            background: "#2b1214", color: "#ffe3e3", borderTop: "3px solid #e5484d",
            font: "13px/1.5 ui-monospace, monospace",
          });
          document.body.append(box);
        }
        box.textContent = text;
      };

      const events = new EventSource("\(eventsPath)");
      events.onmessage = (event) => {
        const state = JSON.parse(event.data);
        if (state.version !== version) {
          sessionStorage.setItem(key, String(scrollY));
          events.close();
          location.reload();
          return;
        }
        show(state.problems);
      };
      addEventListener("pagehide", () => events.close());
    })();

    """

  /// A state as a server-sent event.
  static func event(_ state: ReloadChannel.State) -> [UInt8] {
    let problems = JSONText.quoted(state.problems)
    return Array("data: {\"version\":\(state.version),\"problems\":\(problems)}\n\n".utf8)
  }
}

/// A text as a JSON string on one line.
package enum JSONText {
  package static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case _ where scalar.value < 0x20 || (0x2028...0x2029).contains(scalar.value):
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
