"""Shell completion: a script for each shell, and the answer to what it asks.

The scripts are ours rather than Typer's, which have zsh evaluate, and bash expand, what a plan says. These ask renwu
with the words as they stand, the last being completed, and _RENWU_COMPLETE set; they take its answer as data: a
candidate a line, its description behind a tab. --lead=区 is one word to renwu; bash, which makes three of it, puts
them together and takes back what stands behind the equals sign.
"""

from collections.abc import Mapping, Sequence

from typer.core import TyperGroup

from renwu.cli.usage import candidates
from renwu.writers.visible import visible

_BASH = r"""
_renwu_completion() {
  local line value word last= split=
  local -a words=()
  COMPREPLY=()
  for word in "${COMP_WORDS[@]:1:COMP_CWORD}"; do
    split=
    if [[ ( $word == = && $last == --* ) || $last == --*= ]]; then
      last+=$word split=${last%%=*}=
      words[${#words[@]}-1]=$last
    else
      words+=("$word") last=$word
    fi
  done
  while IFS= read -r line; do
    value=${line%%$'\t'*} value=${value#"$split"}
    [[ $value == *[[:space:]\!\"\#\$\&\'\(\)\*\;\<\>\?\[\\\]\`\{\|\}\~]* ]] && printf -v value %q "$value"
    COMPREPLY+=("$value")
  done < <(_RENWU_COMPLETE=1 "$1" "${words[@]}" 2>/dev/null)
}
complete -o default -F _renwu_completion renwu
"""
_ZSH = r"""
#compdef renwu
_renwu() {
  local -a lines values shown
  local line
  lines=("${(@f)$(_RENWU_COMPLETE=1 "${(Q)words[1]}" "${(@Q)words[2,CURRENT]}" 2>/dev/null)}")
  for line in "${(@)lines:#}"; do
    values+=("${line%%$'\t'*}")
    shown+=("${line/$'\t'/  }")
  done
  (( $#values )) && compadd -l -d shown -a values || _files
}
[[ $funcstack[1] == _renwu ]] && _renwu "$@" || compdef _renwu renwu
"""
_FISH = r"""
function __renwu_ask
  set -l words (commandline --current-process --tokenize --cut-at-cursor) (commandline --current-token --cut-at-cursor)
  set -g __renwu_offered (env _RENWU_COMPLETE=1 $words[1] $words[2..-1] 2>/dev/null)
  test (count $__renwu_offered) -gt 0
end
complete --command renwu --no-files --condition __renwu_ask --arguments '(printf "%s\n" $__renwu_offered)'
"""
SCRIPTS: Mapping[str, str] = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH}
"""The script for each shell."""


def answer(group: TyperGroup, words: Sequence[str]) -> str:
    """What may stand in place of the last word, a candidate a line, with its description behind a tab.

    Whatever is wrong with the words or the plan, there is an answer: a prompt is no place for an error.
    """
    *before, begun = words or [""]
    option = begun[: begun.find("=") + 1] if begun.startswith("--") else ""
    try:
        items = candidates(group, before, begun)
    except Exception:  # noqa: BLE001  # see above
        return ""
    return "".join(f"{option}{_line(item.value)}\t{_line(item.help)}".rstrip("\t") + "\n" for item in items)


def _line(text: str | None) -> str:
    return visible(text or "").replace("\n", " ")
