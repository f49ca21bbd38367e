# Writes the Markdown pages of the checks as C++ raw strings: {"coro-x", R"(...)"}, one per page.
set(content "")
foreach(page IN LISTS PAGES)
  get_filename_component(name ${page} NAME_WE)
  file(READ ${page} text)
  string(APPEND content "{\"${name}\", R\"page(${text})page\"},\n")
endforeach()
file(WRITE ${OUTPUT} "${content}")
