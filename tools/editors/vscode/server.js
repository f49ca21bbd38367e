// The life of the server: started, counted, started again after a crash, given up.
const { commands, languages, Uri, window } = require("vscode");
const { CloseAction, ErrorAction, LanguageClient, RevealOutputChannelOn, State } = require("vscode-languageclient/node");
const { findProgram, readSettings, serverArguments, workspaceFolder } = require("./settings");

const documents = ["cpp", "objective-cpp"].map((language) => ({ scheme: "file", language }));

/** A server that crashes oftener than this, within as many milliseconds, is let be. */
const restarts = 4;
const whileCounted = 3 * 60 * 1000;

class Server {
  constructor(output, status) {
    this.output = output;
    this.status = status;
    this.client = undefined;
    this.crashes = [];
    this.queue = Promise.resolve();
    this.listener = languages.onDidChangeDiagnostics(() => this.#count());
  }

  get isRunning() {
    return this.client?.state === State.Running;
  }

  /** Ends the server, if there is one, and starts it as the settings say. One after the other, however often asked. */
  restart() {
    return this.#enqueue(() => {
      this.crashes = [];
      return this.#start(() => this.status.failed("failed", "the server did not start"));
    });
  }

  #enqueue(start) {
    this.queue = this.queue.then(async () => {
      await this.#stop();
      await start();
    });
    return this.queue;
  }

  async dispose() {
    this.listener.dispose();
    await this.queue;
    await this.#stop();
  }

  /** The program and its settings, or undefined, in which case the user knows why. */
  program() {
    const settings = readSettings();
    const program = findProgram(settings);
    if (program) return { program, settings };
    const why = `the program '${settings.path}' ${settings.path.includes("/") ? "is not there" : "is not on PATH"}, or can't be executed`;
    this.#fail("not found", why, "Open Settings", () =>
      commands.executeCommand("workbench.action.openSettings", "coro-tidy.path"),
    );
    return undefined;
  }

  async #start(onFailure) {
    if (!readSettings().enable) return this.status.off();
    const found = this.program();
    if (!found) return;
    this.status.starting();
    const args = serverArguments(found.settings);
    this.output.appendLine(`starting ${found.program} ${args.join(" ")}`);
    let ended;
    const end = new Promise((resolve) => (ended = resolve));
    const client = this.#client(found, args, ended);
    this.client = client;
    // It throws if the program can't be started at all, and not if it ends before it has answered.
    await client.start().catch((error) => this.output.appendLine(error.message));
    if (!this.isRunning) return onFailure();
    end.then(() => client === this.client && this.#crashed());
  }

  async #stop() {
    const client = this.client;
    this.client = undefined;
    try {
      await client?.dispose(2000);
    } catch {
      // One that never came to life can't be stopped, but is gone.
    }
  }

  #client({ program, settings }, args, ended) {
    const client = new LanguageClient(
      "coro-tidy",
      "coro-tidy",
      { command: program, args, options: { cwd: workspaceFolder() } },
      {
        documentSelector: documents,
        initializationOptions: { inlayHints: settings.inlayHints },
        outputChannel: this.output,
        revealOutputChannelOn: RevealOutputChannelOn.Never,
        initializationFailedHandler: () => false,
        errorHandler: errorHandler(ended),
        middleware: { window: { showDocument: showPage } },
      },
    );
    client.onDidChangeState(({ newState }) => {
      if (client === this.client && newState === State.Running) this.#count();
    });
    return client;
  }

  #crashed() {
    const now = Date.now();
    this.crashes = [...this.crashes.filter((crash) => now - crash < whileCounted), now];
    if (this.crashes.length > restarts)
      return this.#fail("crashed", "the server crashed too often and is not started again", "Restart", () => this.restart());
    this.status.starting("crashed, starting again");
    this.#enqueue(() => this.#start(() => this.#crashed()));
  }

  #count() {
    if (!this.isRunning) return;
    let findings = 0;
    this.client.diagnostics?.forEach((_uri, ofFile) => (findings += ofFile.length));
    this.status.ready(findings);
  }

  #fail(what, why, button, act) {
    this.output.appendLine(why);
    this.status.failed(what, why);
    const buttons = button ? [button, "Show Output"] : ["Show Output"];
    window.showErrorMessage(`coro-tidy: ${why}`, ...buttons).then((chosen) => {
      if (chosen === "Show Output") this.output.show();
      else if (chosen) act();
    });
  }
}

/**
 * Each crash gets a client of its own: one that the library starts again is lost if the server dies before it has
 * answered `initialize`. Errors of the connection end with its end.
 */
function errorHandler(ended) {
  return {
    error: () => ({ action: ErrorAction.Continue, handled: true }),
    closed: () => {
      ended();
      return { action: CloseAction.DoNotRestart, handled: true, message: "the server has ended" };
    },
  };
}

/** A page of a check is shown as it is meant to be read, and not as its source. */
async function showPage(params, next) {
  if (params.external || !params.uri.endsWith(".md")) return next(params);
  await commands.executeCommand("markdown.showPreview", Uri.parse(params.uri));
  return { success: true };
}

module.exports = { Server };
