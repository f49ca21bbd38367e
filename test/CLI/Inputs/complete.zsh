# Prints what a terminal shows after a tab: zsh complete.zsh SCRIPT LINE.
zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell "PROMPT= RPROMPT= LISTMAX=0 COLUMNS=200 LINES=100; unsetopt zle_bracketed_paste; autoload -U compinit; compinit -u -D; source ${(q)1}; zstyle ':completion:*' list-colors; echo ready"
while zpty -r shell line; do [[ $line == ready* ]] && break; done
zpty -w -n shell "$2"$'\t\t'
sleep 1
zpty -w -n shell $'\C-u\nexit\n'
while zpty -r shell line; do print -r -- "$line"; done
