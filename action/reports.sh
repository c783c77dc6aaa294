# shellcheck shell=bash
# Reads the plugin's reports; what is not this run's is not believed. Part of run.sh, which sources it.

# The facts of a report, each a line name=value in which nothing can end the line; or a line
# "fault=" and what is wrong with it.
facts_of() {
  # shellcheck disable=SC2016
  jq -rs --arg id "$(cat "$directory/report-id")" --arg schema "$SCHEMA" '
    def line: tostring | gsub("[\\x00-\\x1f\\x7f\\x{85}\\x{2028}\\x{2029}]"; " ");
    def fact(name; value): name + "=" + (value // "" | line);
    def file(name): name // "" | tostring | if test("^[A-Za-z0-9_][A-Za-z0-9._-]{0,254}$") then . else "" end;
    def outcomes: ["unchanged", "succeeded", "planned", "waiting", "failed"];
    def wrong: if length != 1 or (.[0] | type) != "object" then "is not one JSON object"
      else .[0] |
        if .schema != $schema then "is not of the schema " + $schema
        elif .reportId != $id then "is of another run"
        elif (.goal | type) != "string" then "does not name its goal"
        elif .outcome as $it | outcomes | any(. == $it) | not then "has no outcome that is known"
        elif .outcome == "waiting" and (.waitUntil | tostring | test("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z$") | not) then "does not say until when to wait"
        else null end end;
    wrong as $wrong | if $wrong then "fault=" + $wrong else .[0] |
      fact("rank"; .outcome as $it | outcomes | index($it)),
      fact("outcome"; .outcome), fact("goal"; .goal), fact("wait-until"; .waitUntil),
      fact("verdict"; .gate.outcome), fact("replayed"; .gate.histories), fact("replay-failures"; .gate.failed),
      fact("build-id"; .release.buildId), fact("deployment-name"; .release.deploymentName),
      fact("function-version"; .release.functionVersion), fact("function-arn"; .release.functionArn),
      fact("previous-build-id"; .release.previousBuildId), fact("rollback-command"; .rollbackCommand),
      fact("junit"; file(.files.junit)), fact("markdown"; file(.files.markdown)) end' "$1" 2>/dev/null ||
    printf 'fault=is not JSON of its schema\n'
}

# A fact of a report that was read.
fact() {
  sed -n "s/^$2=//p" "$1"
}

# Reads one report; remembers it, and whether it is the worst so far.
read_report() {
  local report=$1 facts wrong place
  place=${report#"$directory/reports/"}
  count=$((count + 1))
  facts=$directory/facts.$count
  if [ "$(($(wc -c <"$report")))" -gt "$MOST_REPORT_BYTES" ]; then
    fault "The report $place is larger than $((MOST_REPORT_BYTES / 1048576)) MiB and was not read."
    return 0
  fi
  facts_of "$report" >"$facts"
  wrong=$(fact "$facts" fault)
  if [ -n "$wrong" ]; then
    fault "The report $place $wrong; it is not believed."
    return 0
  fi
  printf 'path=%s\n' "$report" >>"$facts"
  believed+=("$facts")
  [ "$(fact "$facts" goal)" != "$goal" ] || of_goal=yes
  if [ -z "$worst" ] || [ "$(fact "$facts" rank)" -gt "$(fact "$worst" rank)" ]; then
    worst=$facts
  fi
}

read_reports() {
  local report
  while IFS= read -r report; do
    read_report "$report"
  done < <(find "$directory/reports" -type f -name rollout-report.json ! -path '*[[:cntrl:]]*' | LC_ALL=C sort)
}

# Without a report nothing is known, whatever Maven's exit code says.
check_reported() {
  local status stopped='The job was cancelled'
  [ "${RUN_OUTCOME-}" != failure ] || stopped='The step that ran Maven was ended'
  [ -z "$of_goal" ] && { [ -z "$worst" ] || [ "$(fact "$worst" outcome)" != failed ]; } || return 0
  status=$(status_of run)
  if [ ! -f "$directory/run.log" ]; then
    fault "$goal was not run: the job was cancelled before, or the log above says why."
  elif [ -f "$directory/killed" ]; then
    fault "$stopped, and $goal was killed because it had not ended after ${PATIENCE} seconds. What holds now is what the goal status says; running the same again is safe."
  elif was_interrupted; then
    fault "$stopped before $goal had anything to report. Running the same again is safe."
  else
    fault "Maven ended with $status and left no report of $goal, so that nobody can tell what happened. The build failed before the plugin ran, the goal was skipped, or no module declares the plugin; the log above says which."
  fi
}

# What a report tells is so, whatever the exit code. But a build that failed although no report tells
# why had more to do than these: a module that does not compile has no report of its release.
check_exit_code() {
  local status reported
  status=$(status_of run)
  reported=$(fact "$worst" outcome)
  [ "$reported" != failed ] && [ "$status" != 0 ] || return 0
  if was_interrupted; then
    printf '%s\n' "Maven ended with $status because the job was cancelled when the plugin had reported $reported already. The report holds." >>"$directory/notes"
  else
    fault "Maven ended with $status although the plugin reports $reported. What the report tells is done and holds; something else in the same build failed, such as another module, and the log above says what. Running the same again is safe."
  fi
}
