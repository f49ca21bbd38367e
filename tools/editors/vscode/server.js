// The life of the server: started, counted, started again after a crash, given up.
const { commands, languages, Uri, window } = require("vscode");
const { CloseAction, LanguageClient, RevealOutputChannelOn, State } = require("vscode-languageclient/node");
const { findProgram, readSettings, serverArguments, workspaceFolder } = require("./settings");

const documents = ["cpp", "objective-cpp"].map((language) => ({ scheme: "file", language }));

/** A server that crashes oftener than this within three minutes is let be. */
const restarts = 4;

class Server {
  constructor(output, status) {
    this.output = output;
    this.status = status;
    this.client = undefined;
    this.queue = Promise.resolve();
    this.listener = languages.onDidChangeDiagnostics(() => this.#count());
  }

  get isRunning() {
    return this.client?.state === State.Running;
  }

  /** Ends the server, if there is one, and starts it as the settings say. One after the other, however often asked. */
  restart() {
    this.queue = this.queue.then(async () => {
      await this.#stop();
      await this.#start();
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

  async #start() {
    if (!readSettings().enable) return this.status.off();
    const found = this.program();
    if (!found) return;
    this.status.starting();
    const args = serverArguments(found.settings);
    this.output.appendLine(`starting ${found.program} ${args.join(" ")}`);
    const client = this.#client(found, args);
    this.client = client;
    // The library tells the user about a failure. It throws if the program can't be started at all, and not if it ends.
    await client.start().catch((error) => this.output.appendLine(error.message));
    if (!this.isRunning) this.status.failed("failed", "the server did not start");
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

  #client({ program, settings }, args) {
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
        errorHandler: this.#errorHandler(() => client),
        middleware: { window: { showDocument: showPage } },
      },
    );
    client.onDidChangeState(({ newState }) => {
      if (client === this.client && newState === State.Running) this.#count();
    });
    return client;
  }

  /** The library's own handler, which counts the crashes, and what it decides in the status bar. */
  #errorHandler(client) {
    let counts;
    const handler = () => (counts ??= client().createDefaultErrorHandler(restarts));
    return {
      error: (error, message, count) => handler().error(error, message, count),
      closed: () => {
        // A server that does not even answer `initialize` would not the next time either; whoever started it says so.
        if (!client().initializeResult) return { action: CloseAction.DoNotRestart, handled: true };
        const decision = { ...handler().closed(), handled: true };
        if (decision.action === CloseAction.Restart) this.status.starting("crashed, starting again");
        else this.#fail("crashed", "the server crashed too often and is not started again", "Restart", () => this.restart());
        return decision;
      },
    };
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

/** A page of a check is shown as it is meant to be read, and not as its source. */
async function showPage(params, next) {
  if (params.external || !params.uri.endsWith(".md")) return next(params);
  await commands.executeCommand("markdown.showPreview", Uri.parse(params.uri));
  return { success: true };
}

module.exports = { Server };
