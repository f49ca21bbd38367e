-- coro-tidy in Neovim 0.7 and later: starts the language server beside whatever else serves C++.
--
--   require("coro-tidy").setup()                                  -- for every C++ buffer
--   require("coro-tidy").setup({ cmd = { "/opt/coro-tidy", "server" } })
--
-- Neovim 0.11 and later can do without: vim.lsp.enable("coro_tidy") takes lsp/coro_tidy.lua beside this folder.

local M = {}

M.filetypes = { "c", "cpp", "objcpp" }

-- The files that mark a project, as the server looks for them.
local markers = { "compile_commands.json", "compile_flags.txt", ".clang-tidy", ".git" }

local clients = {} -- by root

local function root_of(buffer)
  local folder = vim.fn.fnamemodify(vim.api.nvim_buf_get_name(buffer), ":p:h")
  local at = folder
  while true do
    for _, marker in ipairs(markers) do
      if vim.loop.fs_stat(at .. "/" .. marker) then
        return at
      end
    end
    local above = vim.fn.fnamemodify(at, ":h")
    if above == at then
      return folder
    end
    at = above
  end
end

-- The page of a check, in a window of its own. The answer of the command is its Markdown.
local function explain(command, context)
  local client = vim.lsp.get_client_by_id(context.client_id)
  client.request("workspace/executeCommand", command, function(failure, page)
    if failure then
      return vim.notify(failure.message, vim.log.levels.ERROR)
    end
    vim.cmd("new")
    local buffer = vim.api.nvim_get_current_buf()
    vim.api.nvim_buf_set_lines(buffer, 0, -1, false, vim.split(page, "\n"))
    vim.bo[buffer].buftype = "nofile"
    vim.bo[buffer].bufhidden = "wipe"
    vim.bo[buffer].modifiable = false
    vim.bo[buffer].filetype = "markdown"
  end)
end

-- Attaches the current buffer, and starts the server of its project if there is none. Answers the id of the client.
function M.start(options)
  options = options or {}
  local buffer = vim.api.nvim_get_current_buf()
  local root = root_of(buffer)
  local id = clients[root]
  if not id or not vim.lsp.get_client_by_id(id) then
    id = vim.lsp.start_client(vim.tbl_extend("keep", options, {
      name = "coro-tidy",
      cmd = { "coro-tidy", "server" },
      root_dir = root,
      commands = { ["coro-tidy.explain"] = explain },
      -- The window for the page is opened here.
      handlers = { ["window/showMessage"] = function() end },
    }))
    clients[root] = id
  end
  if id then
    vim.lsp.buf_attach_client(buffer, id)
  end
  return id
end

function M.setup(options)
  local group = vim.api.nvim_create_augroup("coro-tidy", { clear = true })
  vim.api.nvim_create_autocmd("FileType", {
    group = group,
    pattern = M.filetypes,
    callback = function()
      M.start(options)
    end,
  })
end

return M
