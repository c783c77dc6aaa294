# shellcheck shell=bash
# Runs Maven so that it outlives a cancelled step, and prints what it prints. Part of run.sh, which sources it.

# Runs a command in a process group of its own, which outlives this step, and prints what it prints
# until it has ended. Its output goes through a file: a pipe would end with the step.
supervised() {
  current=$1
  shift
  was_interrupted && return 0
  : >"$directory/$current.log"
  set -m
  supervise "$@" </dev/null >>"$directory/$current.log" 2>&1 &
  printf '%s\n' "$!" >"$directory/group"
  disown
  set +m
  follow
}

# Signals to the group reach the command as well; this has to tell how it ended.
supervise() {
  local child code=0
  trap : INT TERM HUP
  unset GITHUB_OUTPUT GITHUB_ENV GITHUB_PATH GITHUB_STATE GITHUB_STEP_SUMMARY
  "$@" &
  child=$!
  printf '%s\n' "$child" >"$directory/$current.pid"
  wait "$child" || code=$?
  while kill -0 "$child" 2>/dev/null; do
    code=0
    wait "$child" || code=$?
  done
  printf '%s\n' "$code" >"$directory/status.new"
  mv "$directory/status.new" "$directory/$current.status"
}

status_of() {
  cat "$directory/$1.status" 2>/dev/null || printf 'none'
}

has_ended() {
  [ -f "$directory/$current.status" ]
}

# By a signal to this step or, where a container let the other one live on, by the report step.
was_interrupted() {
  [ -f "$directory/interrupted" ]
}

# All that came since, to the byte, so that the next to print goes on behind it.
print_more() {
  local log=$directory/$current.log printed size
  printed=$(cat "$directory/$current.printed" 2>/dev/null || printf 0)
  size=$(($(wc -c <"$log")))
  [ "$size" -gt "$printed" ] || return 0
  # What is added meanwhile is for the next time; then tail ends by SIGPIPE.
  tail -c "+$((printed + 1))" "$log" | head -c "$((size - printed))" || true
  printf '%s\n' "$size" >"$directory/$current.printed"
}

# Prints it where no line of it can be a command of the runner's.
follow() {
  local token pause=0.05
  token=$(random_token)
  printf '::stop-commands::%s\n' "$token"
  while ! has_ended && [ "$SECONDS" -lt "${give_up_at:-$((SECONDS + 1))}" ]; do
    print_more
    sleep "$pause"
    [ "$SECONDS" -lt 5 ] || pause=0.3
  done
  print_more
  printf '\n::%s::\n' "$token"
}

# Asks the command to end as Ctrl-C does, and gives it so many seconds of this step's time. SIGTERM,
# because a background command of a shell starts with SIGINT ignored. Safe to repeat.
interrupt() {
  give_up_at=$((SECONDS + $1))
  : >"$directory/interrupted"
  [ -z "$current" ] || ! [ -f "$directory/$current.pid" ] || has_ended ||
    kill -TERM "$(cat "$directory/$current.pid")" 2>/dev/null || true
}

# Where the other step was cut off, Maven may still be ending, and have printed more.
await_end() {
  current=run
  if ! has_ended || was_interrupted; then
    interrupt "$PATIENCE"
    [ -f "$directory/run.log" ] || return 0
    follow
    end_group "-$(cat "$directory/group")"
    follow
  fi
}

# Where Maven was started by something that did not wait for it, it is left in the group.
end_group() {
  kill -TERM -- "$1" 2>/dev/null || return 0
  while [ "$SECONDS" -lt "$give_up_at" ] && kill -0 -- "$1" 2>/dev/null; do
    sleep 0.1
  done
  ! kill -KILL -- "$1" 2>/dev/null || : >"$directory/killed"
}
