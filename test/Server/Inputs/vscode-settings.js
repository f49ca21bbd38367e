// What the extension makes of settings, outside VS Code: node vscode-settings.js EXTENSION, in a folder with `bin/tool`,
// which can be executed, and `bin/text`, which can't.
const assert = require("assert");
const Module = require("module");
const path = require("path");

const here = process.cwd();
let said = {};
const vscode = {
  workspace: { workspaceFolders: [{ uri: { fsPath: here } }], getConfiguration: () => ({ get: (name) => said[name] }) },
};
const load = Module._load;
Module._load = (name, ...rest) => (name === "vscode" ? vscode : load(name, ...rest));
const { findProgram, readSettings, serverArguments } = require(path.resolve(process.argv[2], "settings.js"));

const defaults = Object.entries(require(path.resolve(process.argv[2], "package.json")).contributes.configuration.properties).map(
  ([name, property]) => [name.replace("coro-tidy.", ""), property.default],
);
function settings(changed = {}) {
  said = { ...Object.fromEntries(defaults), ...changed };
  return readSettings();
}

assert.deepStrictEqual(serverArguments(settings()), ["server"]);
assert.deepStrictEqual(
  serverArguments(settings({ compileCommandsDir: "${workspaceFolder}/db", checks: " -*,coro-double-await ", arguments: ["--config-file=~/x"] })),
  ["server", `--compile-commands-dir=${here}/db`, "--checks=-*,coro-double-await", "--config-file=~/x"],
);

const find = (wanted) => findProgram(settings({ path: wanted }));
process.env.PATH = `/nowhere:bin:${here}/bin`;
process.env.HOME = here;
const tool = path.join(here, "bin/tool");
for (const wanted of ["tool", "bin/tool", "./bin/tool", tool, "${workspaceFolder}/bin/tool", "~/bin/tool", " tool "])
  assert.strictEqual(find(wanted), tool, wanted);
for (const wanted of ["", "text", "bin/text", "bin", "./tool", "/nowhere/tool", "~/tool"])
  assert.strictEqual(find(wanted), undefined, wanted);
