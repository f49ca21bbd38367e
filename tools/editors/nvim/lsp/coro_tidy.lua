-- coro-tidy for vim.lsp.enable() of Neovim 0.11 and later: vim.lsp.enable("coro_tidy").
return {
  cmd = { "coro-tidy", "server" },
  filetypes = { "c", "cpp", "objcpp" },
  root_markers = { "compile_commands.json", "compile_flags.txt", ".clang-tidy", ".git" },
}
