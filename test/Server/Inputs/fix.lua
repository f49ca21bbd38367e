-- Neovim's own client: open the file of a project, take the first quick fix of the finding, save.
-- nvim --headless -u NONE -i NONE -n -S fix.lua, with FILE and SERVER (empty: no server) in the environment.

vim.opt.runtimepath:prepend(vim.env.PLUGIN)
vim.cmd("edit " .. vim.fn.fnameescape(vim.env.FILE))
local buffer = vim.api.nvim_get_current_buf()

local function wait_until(what, condition)
  if not vim.wait(60000, condition, 20) then
    io.stderr:write("waited in vain for " .. what .. "\n")
    vim.cmd("cquit 1")
  end
end

if (vim.env.SERVER or "") == "" then
  -- Nothing attaches by itself, and nothing is found.
  vim.wait(500)
  local said = vim.diagnostic.get(buffer)
  vim.cmd(#said == 0 and "qall!" or "cquit 1")
  return
end

local client = require("coro-tidy").start({ cmd = { vim.env.SERVER, "server" } })
assert(client, "the client did not start")
wait_until("a finding", function()
  return #vim.diagnostic.get(buffer) > 0
end)
local finding = vim.diagnostic.get(buffer)[1]
assert(finding.source == "coro-tidy" and finding.code == "coro-unawaited-task", vim.inspect(finding))

vim.ui.select = function(items, _, choose)
  choose(items[1])
end
vim.api.nvim_win_set_cursor(0, { finding.lnum + 1, finding.col })
local before = vim.b.changedtick
vim.lsp.buf.code_action({
  context = { only = { "quickfix" }, diagnostics = vim.lsp.diagnostic.get_line_diagnostics(buffer) },
})
wait_until("the fix", function()
  return vim.b.changedtick ~= before
end)
wait_until("the finding to go", function()
  return #vim.diagnostic.get(buffer) == 0
end)
vim.cmd("write")
vim.cmd("qall!")
