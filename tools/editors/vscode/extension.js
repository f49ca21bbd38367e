// coro-tidy in VS Code: the commands, and what ties the server to the settings and the status bar.
const { execFile } = require("child_process");
const { promisify } = require("util");
const { commands, EventEmitter, Uri, window, workspace } = require("vscode");
const { Server } = require("./server");
const { Status } = require("./status");
const { workspaceFolder } = require("./settings");

/** What the program prints for a command other than `server`, in a read-only editor or a list. */
async function ask(server, ...args) {
  const found = server.program();
  if (!found) return undefined;
  const { compileCommandsDir } = found.settings;
  const where = args[0] === "inspect" && compileCommandsDir ? ["-p", compileCommandsDir] : [];
  try {
    const options = { cwd: workspaceFolder(), maxBuffer: 64 * 1024 * 1024 };
    return (await promisify(execFile)(found.program, [...args, ...where], options)).stdout;
  } catch (error) {
    window.showErrorMessage(`coro-tidy: ${(error.stderr || error.message).trim()}`);
    return undefined;
  }
}

async function explainCheck(server) {
  const listed = await ask(server, "list");
  if (!listed) return;
  const checks = [...listed.matchAll(/^(\S+)\s+(.*)$/gm)].map(([, label, detail]) => ({ label, detail }));
  const chosen = await window.showQuickPick(checks, { placeHolder: "Which check?", matchOnDetail: true });
  if (!chosen) return;
  if (server.isRunning) await commands.executeCommand("coro-tidy.explain", chosen.label);
  else window.showErrorMessage("coro-tidy: the pages are shown by the server, which is not running");
}

/** Texts of `coro-tidy inspect`, made anew each time that one is asked for. */
class Inspections {
  constructor(server) {
    this.server = server;
    this.changed = new EventEmitter();
    this.onDidChange = this.changed.event;
    this.texts = new Map();
  }

  provideTextDocumentContent(uri) {
    return this.texts.get(uri.toString()) ?? "";
  }

  async show() {
    const shown = window.activeTextEditor?.document;
    if (shown?.uri.scheme !== "file") return;
    if (shown.isDirty) window.showInformationMessage("coro-tidy: this is of the file as it was saved last");
    const text = await ask(this.server, "inspect", shown.fileName);
    if (text === undefined) return;
    const uri = Uri.from({ scheme: "coro-tidy", path: `${shown.fileName} (coro-tidy)` });
    this.texts.set(uri.toString(), text);
    this.changed.fire(uri);
    await window.showTextDocument(await workspace.openTextDocument(uri), { preview: true });
  }
}

function fixAll() {
  return commands.executeCommand("editor.action.sourceAction", { kind: "source.fixAll.coro-tidy", apply: "first" });
}

let server;

async function activate(context) {
  const output = window.createOutputChannel("coro-tidy");
  const status = new Status();
  server = new Server(output, status);
  const inspections = new Inspections(server);
  context.subscriptions.push(
    output,
    status,
    commands.registerCommand("coro-tidy.restart", () => server.restart()),
    commands.registerCommand("coro-tidy.showOutput", () => output.show()),
    commands.registerCommand("coro-tidy.fixAll", fixAll),
    commands.registerCommand("coro-tidy.explainCheck", () => explainCheck(server)),
    commands.registerCommand("coro-tidy.inspect", () => inspections.show()),
    workspace.registerTextDocumentContentProvider("coro-tidy", inspections),
    workspace.onDidChangeConfiguration((change) => {
      // The library itself looks at the setting of the trace.
      if (["enable", "path", "arguments", "compileCommandsDir", "checks", "inlayHints"].some((name) => change.affectsConfiguration(`coro-tidy.${name}`)))
        server.restart();
    }),
  );
  await server.restart();
}

function deactivate() {
  return server?.dispose();
}

module.exports = { activate, deactivate };
