# shellcheck shell=bash
# Words for the log and for messages, and what keeps a run from being a success. Part of run.sh, which sources it.

# One line that is no workflow command and moves no cursor, whatever the text was.
one_line() {
  local text old='##[' apart='# #['
  text=$(printf '%s' "${1:0:600}" | LC_ALL=C tr '\000-\037\177' '?')
  printf '%s' "${text//"$old"/$apart}"
}

say() {
  printf 'temporal-lambda: %s\n' "$(one_line "$1")"
}

# A value for a message.
shown() {
  local text=$1
  [ "${#text}" -le 80 ] || text="${text:0:80}..."
  printf "'%s'" "$text"
}

random_token() {
  od -An -N16 -tx1 /dev/urandom | tr -d ' \n'
}

# What keeps this run from being a success, one line each; all of them are told.
fault() {
  printf '%s\n' "$(one_line "$1")" >>"$directory/faults"
}

has_faults() {
  [ -s "$directory/faults" ]
}
