// The item in the status bar: what the server is doing, and why it is not.
const { StatusBarAlignment, ThemeColor, window } = require("vscode");

class Status {
  constructor() {
    this.item = window.createStatusBarItem("status", StatusBarAlignment.Left);
    this.item.name = "coro-tidy";
    this.item.command = "coro-tidy.showOutput";
  }

  #show(icon, text, tooltip, color) {
    this.item.text = `$(${icon}) coro-tidy${text && ": " + text}`;
    this.item.tooltip = `${tooltip}\n\nClick for the output.`;
    this.item.accessibilityInformation = { label: `coro-tidy: ${tooltip}` };
    this.item.backgroundColor = color && new ThemeColor(color);
    this.item.show();
  }

  off() {
    this.#show("circle-slash", "off", "switched off in the settings");
  }

  starting(why = "starting") {
    this.#show("loading~spin", "", why);
  }

  ready(findings) {
    if (findings) this.#show("warning", `${findings}`, `${findings} ${findings === 1 ? "finding" : "findings"} in the open files`);
    else this.#show("check", "", "ready, no findings in the open files");
  }

  /** `what` in a word or two, `why` in a sentence. */
  failed(what, why) {
    this.#show("error", what, why, "statusBarItem.errorBackground");
  }

  dispose() {
    this.item.dispose();
  }
}

module.exports = { Status };
