# Prints what the function of a completion script proposes: bash complete.bash SCRIPT WORD...; the last word is the one
# that is completed. As on a command line, "--option=value" is three words.
source "$1"
shift
compopt() { :; }
COMP_WORDS=()
for word in "$@"; do
  case $word in
  -*=) COMP_WORDS+=("${word%=}" =) ;;
  -*=*) COMP_WORDS+=("${word%%=*}" = "${word#*=}") ;;
  *) COMP_WORDS+=("$word") ;;
  esac
done
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
_coro_tidy
printf '%s\n' "${COMPREPLY[@]}"
