// What the user's settings say: which program is to be started, and how.
const { accessSync, constants, statSync } = require("fs");
const { homedir } = require("os");
const path = require("path");
const { workspace } = require("vscode");

/** The folder that relative paths are below; the server is started there. */
function workspaceFolder() {
  return workspace.workspaceFolders?.[0]?.uri.fsPath ?? homedir();
}

function expand(text) {
  return text.replaceAll("${workspaceFolder}", workspaceFolder()).replace(/^~(?=\/|$)/, homedir());
}

function readSettings() {
  const said = workspace.getConfiguration("coro-tidy");
  return {
    enable: said.get("enable"),
    path: expand(said.get("path").trim() || "coro-tidy"),
    arguments: said.get("arguments").map(expand),
    compileCommandsDir: expand(said.get("compileCommandsDir").trim()),
    checks: said.get("checks").trim(),
    inlayHints: said.get("inlayHints"),
  };
}

function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** The path of the program that the settings name; undefined if there is none. */
function findProgram(settings) {
  if (settings.path.includes(path.sep)) {
    const file = path.resolve(workspaceFolder(), settings.path);
    return isProgram(file) ? file : undefined;
  }
  const folders = (process.env.PATH ?? "").split(path.delimiter).filter(path.isAbsolute);
  return folders.map((folder) => path.join(folder, settings.path)).find(isProgram);
}

function serverArguments(settings) {
  const given = ["server"];
  if (settings.compileCommandsDir) given.push(`--compile-commands-dir=${settings.compileCommandsDir}`);
  if (settings.checks) given.push(`--checks=${settings.checks}`);
  return given.concat(settings.arguments);
}

module.exports = { findProgram, readSettings, serverArguments, workspaceFolder };
