// The real VS Code, as its server and a page in Chromium: what a user of the extension sees and does.
//
// node vscode.js FOLDER, where FOLDER/project/session.cpp drops a task. In the environment: VSCODE (tools/dev/vscode --folder),
// EXTENSION (the package) and SERVER (coro-tidy). Leaves FOLDER/quick-fix.png, which is docs/images/vscode.png.
const { execFileSync, spawn } = require("child_process");
const fs = require("fs");
const net = require("net");
const path = require("path");

const { EXTENSION, SERVER, VSCODE } = process.env;
const { chromium } = require(path.join(VSCODE, "node_modules/playwright-core"));

const work = path.resolve(process.argv[2]);
const project = path.join(work, "project");
const settingsFolder = path.join(work, "data/data");

// Other tests run on the same processors: what takes a second may take a minute.
const patience = 120000;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function soon(condition, ms) {
  for (const end = Date.now() + ms; Date.now() < end; await pause(50)) {
    const value = await condition();
    if (value) return value;
  }
  return undefined;
}

async function until(what, condition) {
  const value = await soon(condition, patience);
  if (!value) throw new Error(`waited in vain for ${what}`);
  return value;
}

function writeSettings(whose, settings) {
  fs.mkdirSync(path.join(settingsFolder, whose), { recursive: true });
  fs.writeFileSync(path.join(settingsFolder, whose, "settings.json"), JSON.stringify(settings));
}

/** Nothing on the page but the file and the status bar. */
function configureWindow(settings = {}) {
  writeSettings("User", {
    "breadcrumbs.enabled": false,
    "chat.disableAIFeatures": true,
    "editor.lightbulb.enabled": "off",
    "editor.minimap.enabled": false,
    "editor.occurrencesHighlight": "off",
    "editor.scrollBeyondLastLine": false,
    "editor.selectionHighlight": false,
    "extensions.autoUpdate": false,
    "extensions.ignoreRecommendations": true,
    "files.autoSave": "off",
    "git.enabled": false,
    "security.workspace.trust.enabled": false,
    "telemetry.telemetryLevel": "off",
    "update.mode": "none",
    "window.commandCenter": false,
    "window.menuBarVisibility": "hidden",
    "workbench.activityBar.location": "hidden",
    "workbench.layoutControl.enabled": false,
    "workbench.startupEditor": "none",
    "workbench.tips.enabled": false,
    ...settings,
  });
}

/** Which program is started is a setting of the machine that VS Code's server is on. */
function configure(settings) {
  writeSettings("Machine", { "coro-tidy.path": SERVER, ...settings });
}

const node = process.execPath;
const serverMain = [path.join(VSCODE, "vscode/out/server-main.js"), "--accept-server-license-terms"];
const serverData = ["--server-data-dir", path.join(work, "data")];
const environment = { ...process.env, HOME: work, EXTENSIONS_GALLERY: "{}" };

function freePort() {
  return new Promise((resolve) => {
    const probe = net.createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** Runs `use` with a window of VS Code. */
async function withEditor(use) {
  const port = await freePort();
  const log = fs.openSync(path.join(work, "vscode.log"), "a");
  const server = spawn(
    node,
    [...serverMain, ...serverData, "--host", "127.0.0.1", "--port", `${port}`, "--without-connection-token", "--telemetry-level", "off"],
    { env: environment, stdio: ["ignore", log, log], detached: true },
  );
  let browser;
  let page;
  try {
    browser = await chromium.launch({
      executablePath: "/usr/bin/chromium",
      timeout: patience,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
      ],
    });
    page = await browser.newPage({ viewport: { width: 1000, height: 400 }, deviceScaleFactor: 1.5 });
    page.setDefaultTimeout(patience);
    const address = `127.0.0.1:${port}`;
    await until("VS Code's server", () => fetch(`http://${address}/`).then((answer) => answer.ok, () => false));
    await use(new Window(page, address));
  } catch (error) {
    await page?.screenshot({ path: path.join(work, "failure.png") }).catch(() => {});
    throw error;
  } finally {
    await browser?.close();
    process.kill(-server.pid, "SIGKILL");
  }
}

/** What is to be seen and pressed. */
class Window {
  constructor(page, address) {
    this.page = page;
    this.address = address;
    this.squiggles = page.locator(".squiggly-warning");
    this.status = page.locator('.statusbar-item[id="coro-tidy.coro-tidy.status"]');
  }

  /** Shows the file, and knows the extensions that are installed by now. */
  async open() {
    const file = encodeURIComponent(JSON.stringify([["openFile", `vscode-remote://${this.address}${project}/session.cpp`]]));
    await this.page.goto(`http://${this.address}/?folder=${project}&payload=${file}`);
    await this.page.locator(".monaco-editor .view-line", { hasText: "awaitable" }).first().waitFor();
    const folders = this.page.locator(".part.sidebar");
    if (await folders.isVisible()) await this.page.keyboard.press("Control+b");
  }

  async says(text) {
    let said;
    try {
      await until("", async () => (said = await this.#statusText()).includes(text));
    } catch {
      throw new Error(`the status bar says '${said}', not '${text}'`);
    }
  }

  async #statusText() {
    return (await this.status.count()) ? await this.status.locator("a").first().getAttribute("aria-label") : "";
  }

  async hasSquiggles(count) {
    await until(`${count} squiggles`, () => this.showsSquiggles(count));
  }

  async showsSquiggles(count) {
    return (await this.squiggles.count()) === count;
  }

  /**
   * A key can be lost while the page is busy: pressed again until it has had its effect. For keys that do no harm when they
   * are pressed once too often.
   */
  async press(key, hadEffect) {
    const press = async () => {
      await this.page.keyboard.press(key);
      return soon(hadEffect, 10000);
    };
    await until(`what comes of ${key}`, press);
  }

  async pressForSquiggles(key, count) {
    await this.press(key, () => this.showsSquiggles(count));
  }
}

/** Without the extension VS Code has nothing to say about the file. */
async function withoutExtension(window) {
  await window.open();
  await window.page.locator(".statusbar-item", { hasText: "C++" }).waitFor();
  await pause(3000);
  if (await window.squiggles.count()) throw new Error("a squiggle without the extension");
  if (await window.status.count()) throw new Error("a status without the extension");
}

async function fix(window) {
  const { page } = window;
  await window.open();
  await window.hasSquiggles(1);
  await window.says("1 finding in the open files");
  const message = page.locator(".marker-widget .message");
  await page.locator(".view-line").first().click();
  await window.press("F8", () => message.isVisible());
  const text = (await message.textContent()).replaceAll("\u00a0", " ");
  if (!text.includes("'goodbye' is never awaited") || !text.includes("coro-unawaited-task"))
    throw new Error(`the message is: ${text}`);
  await window.press("Escape", () => message.isHidden());
  const actions = page.locator(".action-widget .monaco-list-row.action");
  await window.press("Control+.", () => actions.first().isVisible());
  await pause(500); // The menu fades in.
  await page.screenshot({ path: path.join(work, "quick-fix.png") });
  await window.press("Enter", () => actions.first().isHidden());
  await window.hasSquiggles(0);
  await window.says("no findings");
  await window.press("Control+s", () => fs.readFileSync(path.join(project, "session.cpp"), "utf8").includes("co_await say_goodbye"));
}

async function changeSettings(window) {
  await window.pressForSquiggles("Control+z", 1);
  configure({ "coro-tidy.checks": "-coro-unawaited-task" });
  await window.hasSquiggles(0);
  await window.says("no findings");
  configure({ "coro-tidy.inlayHints": true });
  await window.page.locator(".view-line", { hasText: "initial suspension" }).waitFor();

  configure({ "coro-tidy.enable": false });
  await window.says("switched off");
  configure({ "coro-tidy.path": "/nowhere/coro-tidy" });
  await window.says("the program '/nowhere/coro-tidy' is not there");
  await window.page.locator(".notifications-toasts", { hasText: "/nowhere/coro-tidy" }).waitFor();
  configure({ "coro-tidy.arguments": ["--no-such-option"] });
  await window.says("the server did not start");
  await window.hasSquiggles(0);
  configure(named);
  await window.hasSquiggles(1);
  await window.says("1 finding in the open files");
}

async function runCommands(window) {
  const { page } = window;
  const input = page.locator(".quick-input-box input");
  const choose = async (text) => {
    const row = page.locator(".quick-input-list .monaco-list-row", { hasText: text.replace(">", "") }).first();
    await until(`'${text}' to choose`, async () => {
      await input.fill(text);
      return soon(() => row.isVisible(), 5000);
    });
    await row.click();
  };
  // VS Code drops what an editor is asked while it shows a file anew: asked again until it has its effect.
  const run = (title, hadEffect) =>
    until(`what comes of '${title}'`, async () => {
      await window.press("F1", () => input.isVisible());
      await choose(`>coro-tidy: ${title}`);
      return soon(hadEffect, 10000);
    });
  const tab = (title) => page.locator(".tab.active", { hasText: title });
  const back = () => page.locator('.tab[data-resource-name="session.cpp"]').click();

  await run("Explain a Check", () => page.getByPlaceholder("Which check?").isVisible());
  await choose("coro-unawaited-task");
  await tab("Preview coro-unawaited-task.md").waitFor();
  await back();

  await run("Show What Is Believed", () => tab("session.cpp (coro-tidy)").isVisible());
  await page.locator(".view-line", { hasText: "coroutine serve" }).waitFor();
  await back();

  await run("Fix All", () => window.showsSquiggles(0));
  await page.locator(".view-line", { hasText: "co_await say_goodbye" }).waitFor();
  await window.pressForSquiggles("Control+z", 1);
}

/** In a folder that is not trusted, its settings don't say which program is started. */
async function trust() {
  fs.mkdirSync(path.join(project, ".vscode"));
  fs.writeFileSync(
    path.join(project, ".vscode/settings.json"),
    JSON.stringify({ "coro-tidy.path": "/nowhere/of-the-folder", "coro-tidy.arguments": ["--no-such-option"] }),
  );
  const settings = { "security.workspace.trust.startupPrompt": "never", "security.workspace.trust.banner": "never" };
  configureWindow({ ...settings, "security.workspace.trust.enabled": true });
  await withEditor(async (window) => {
    await window.open();
    await window.page.locator(".statusbar-item", { hasText: "Restricted Mode" }).waitFor();
    await window.says("finding");
  });
  configureWindow();
  await withEditor(async (window) => {
    await window.open();
    await window.says("the program '/nowhere/of-the-folder' is not there");
  });
}

/** An argument that tells our process from those of tests that run at the same time. */
const named = { "coro-tidy.arguments": [`--header-filter=${work}`] };

/** The server, and not one of the children in which it lints. */
function serverProcess() {
  const isServer = (pid) => {
    try {
      const command = (of) => fs.readFileSync(`/proc/${of}/cmdline`, "utf8");
      const parent = fs.readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").pop().split(" ")[1];
      return command(pid).includes(`\0server\0${named["coro-tidy.arguments"]}`) && command(parent).includes("extensionHost");
    } catch {
      return false; // It is gone by now.
    }
  };
  return parseInt(fs.readdirSync("/proc").find(isServer));
}

/** A server is started again, and given up when it has crashed for the fifth time, however early. */
async function crash(window) {
  let last;
  const kill = async () => {
    last = await until("a server", () => {
      const now = serverProcess();
      return now !== last && now;
    });
    process.kill(last, "SIGKILL");
  };
  await kill();
  await window.pressForSquiggles("Control+Shift+z", 0);
  await window.pressForSquiggles("Control+z", 1);
  for (let crashes = 1; crashes <= 4; ++crashes) await kill();
  await window.says("crashed too often");
  await window.hasSquiggles(0);
}

async function main() {
  const step = async (name, run) => {
    const start = Date.now();
    try {
      await run();
    } catch (error) {
      console.log(`${name}: ${error.message}`);
      throw error;
    }
    console.log(`${name}: ${((Date.now() - start) / 1000).toFixed(1)} s`);
  };
  configureWindow();
  configure({});
  await withEditor(async (window) => {
    await step("without the extension", () => withoutExtension(window));
    await step("installing it", () =>
      execFileSync(node, [...serverMain, ...serverData, "--install-extension", EXTENSION], { env: environment, stdio: "ignore" }),
    );
    await step("the quick fix", () => fix(window));
    await step("settings", () => changeSettings(window));
    await step("commands", () => runCommands(window));
    await step("crashes", () => crash(window));
  });
  await step("trust", trust);
}

main().catch((error) => {
  console.error(error.stack);
  process.exit(1);
});
