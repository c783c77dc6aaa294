#!/usr/bin/env bash
# The script of action.yml. `run.sh run` checks the inputs and runs Maven; `run.sh report` waits for
# Maven where the job was cancelled meanwhile, reads the plugin's reports, writes outputs, annotations
# and summary, and ends as they say. Between them lies one directory below RUNNER_TEMP.
#
# What is taken from GitHub's runner (actions/runner 2.336.0):
# - On cancelling, only the process of the step is signalled: SIGINT, after 7.5 s SIGTERM, after 2.5 s
#   more SIGKILL (Runner.Sdk/ProcessInvoker.cs). A following step with always() still runs, with a
#   token of its own (Worker/ExecutionContext.cs, CreateEmbeddedChild). Processes that are left are
#   killed when the job ends (Worker/JobExtension.cs).
# - Standard output and error are read side by side, line by line (Worker/Handlers/OutputManager.cs); a
#   line is a command where it begins with :: behind white space, or holds ##[ anywhere, unless
#   stop-commands came before it on the same stream (Common/ActionCommand.cs).
# - A summary above 1 MiB is dropped whole (Worker/FileCommandManager.cs), and of each kind of
#   annotation 10 are kept (Worker/ExecutionContext.cs).
#
# Bash 3.2 is enough, which is what macOS has.
set -euo pipefail
unset CDPATH
# Since Bash 5.2 an & in a replacement means what it replaces.
shopt -u patsub_replacement 2>/dev/null || true

readonly PLUGIN=io.github.temporal-lambda:temporal-lambda-maven-plugin
readonly SCHEMA=temporal-lambda/rollout-report/1
readonly GOALS='build-id promote publish record register rehearse replay rollback rollout rollout-no-fork set-current status'
# The plugin ends within 25 s of a signal, and the build around it soon after.
readonly PATIENCE=45
# SIGTERM follows SIGINT after 7.5 s; what remains to be done here takes less than a second.
readonly PATIENCE_ON_SIGINT=6
readonly MOST_SUMMARY_BYTES=1000000
readonly MOST_REPORT_BYTES=67108864
readonly MOST_ANNOTATIONS=10
readonly CREDENTIALS='AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN AWS_WEB_IDENTITY_TOKEN_FILE AWS_CONTAINER_CREDENTIALS_FULL_URI AWS_CONTAINER_CREDENTIALS_RELATIVE_URI ACTIONS_ID_TOKEN_REQUEST_TOKEN TEMPORAL_API_KEY TEMPORAL_TLS_CLIENT_KEY_DATA TEMPORAL_TLS_CLIENT_KEY_PATH TEMPORAL_LAMBDA_EXTERNAL_ID'

# ---- Words ----------------------------------------------------------------------------------------

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

# ---- Inputs ---------------------------------------------------------------------------------------

# The value of an input, by its name in action.yml; empty where none is given.
input() {
  local name
  name=INPUT_$(printf '%s' "$1" | tr 'a-z-' 'A-Z_')
  printf '%s' "${!name-}"
}

# Whether an input that is given matches, whole, a pattern; the rest says what it should be. In other
# locales than C, A-Z may stand for more letters.
check_form() {
  local LC_ALL=C name=$1 pattern=$2 wanted=$3 value
  value=$(input "$name")
  [ -z "$value" ] || [[ $value =~ ^($pattern)$ ]] ||
    fault "Input $name: $(shown "$value") is not $wanted."
}

check_goal() {
  local goal=$1
  case $goal in
    sandbox) fault "Input goal: sandbox runs in the foreground until it is stopped, which is for a developer's machine; rehearse is what CI can run." ;;
    packaged-file) fault 'Input goal: packaged-file answers a script with a path and leaves no report; let the script run Maven itself.' ;;
    *' '* | '') fault "Input goal: there is no goal $(shown "$goal"). It is one of: ${GOALS// /, }." ;;
    *) [[ " $GOALS " == *" $goal "* ]] || fault "Input goal: there is no goal $(shown "$goal"). It is one of: ${GOALS// /, }." ;;
  esac
}

check_forms() {
  local name
  for name in dry-run summary annotations allow-pull-request; do
    check_form "$name" 'true|false' 'exactly true or false'
    [ -n "$(input "$name")" ] || fault "Input $name: has no value; write true or false."
  done
  check_form plugin-version '[0-9][A-Za-z0-9._-]{0,63}' 'one fixed version, such as 1.2.0'
  [ -n "$(input plugin-version)" ] || fault 'Input plugin-version: has no value; leave the input out where the default is meant.'
  check_form module ':?[A-Za-z0-9_.][A-Za-z0-9_./-]*' 'a directory or :artifactId of one module'
  check_form profiles '[!?+]?[A-Za-z0-9._][A-Za-z0-9._-]*(,[!?+-]?[A-Za-z0-9._][A-Za-z0-9._-]*)*' 'names of profiles, separated by commas'
  check_form deployment-name '[A-Za-z0-9_/-]{1,100}' "a deployment's name: 1 to 100 of A-Z a-z 0-9 _ - /"
  check_form function-name '[A-Za-z0-9_-]{1,64}' "a function's name: 1 to 64 of A-Z a-z 0-9 - _ (no ARN, no version, no alias)"
  check_form build-id '[A-Za-z0-9][A-Za-z0-9._-]{0,62}' 'a Build ID: 1 to 63 of A-Z a-z 0-9 . _ - (a letter or digit first)'
  check_form temporal-address '[^[:space:][:cntrl:]/]+:[0-9]{1,5}' 'host:port without a scheme, such as localhost:7233'
  check_form temporal-namespace '[A-Za-z0-9][A-Za-z0-9._-]*' 'a namespace'
  check_form temporal-profile '[A-Za-z0-9][A-Za-z0-9._-]*' 'the name of a profile'
  check_form aws-region '[a-z]{2,4}(-[a-z]+)+-[0-9]{1,2}' 'an AWS region, such as eu-central-1'
  check_form on-inconclusive stop "stop. What is not proven to replay is not released; narrow what the gate reads instead (arguments: -Dtemporal-lambda.maxHistories=...)"
}

# Whether a goal takes an input that not every goal takes.
takes() {
  case $2:$1 in
    artifact:promote | build-id:promote | build-id:rollback | build-id:set-current) return 0 ;;
    artifact:* | build-id:*) return 1 ;;
    *:build-id) return 1 ;;
    dry-run:record | dry-run:status) return 1 ;;
    *) return 0 ;;
  esac
}

check_taken() {
  local goal=$1 name
  for name in artifact build-id deployment-name function-name temporal-address temporal-namespace temporal-profile aws-region; do
    [ -z "$(input "$name")" ] || takes "$goal" "$name" ||
      fault "Input $name: the goal $goal does not take it."
  done
  [ "$(input dry-run)" != true ] || takes "$goal" dry-run ||
    fault "Input dry-run: the goal $goal writes to neither AWS nor Temporal and has no dry run."
}

check_paths() {
  local where artifact
  where=$(input working-directory)
  case $where in
    /*) ;;
    *) where=./$where ;;
  esac
  if ! cd "$where" 2>/dev/null; then
    fault "Input working-directory: there is no directory $(shown "$where") in the workspace."
    return 0
  fi
  artifact=$(input artifact)
  [ -z "$artifact" ] || [ -f "$artifact" ] ||
    fault "Input artifact: there is no file $(shown "$artifact") in the working directory."
  choose_maven
}

# One line of the input arguments.
check_argument() {
  local LC_ALL=C line=$1 parameter
  case $line in
    -pl* | --projects*) fault 'Input arguments: the module is chosen by the input module.' ;;
    -P* | --activate-profiles*) fault 'Input arguments: profiles are chosen by the input profiles.' ;;
    -f | -f[=\ ]* | --file*) fault 'Input arguments: the project is chosen by the input working-directory.' ;;
    -l | -l[=\ ]* | --log-file*) fault "Input arguments: $(shown "$line") would hide what Maven prints from the job's log." ;;
    -*) ;;
    *) fault "Input arguments: $(shown "$line") is no option. One per line, each beginning with a hyphen and with its value on the same line, such as --settings=ci/settings.xml." ;;
  esac
  [ "$line" = "$(printf '%s' "$line" | LC_ALL=C tr -d '\000-\037\177')" ] ||
    fault "Input arguments: $(shown "$line") holds a control character."
  for parameter in deploymentName functionName artifact buildId address namespace temporalProfile region dryRun; do
    [[ $line != *"temporal-lambda.$parameter"* ]] || [[ $line =~ temporal-lambda\.${parameter}[A-Za-z] ]] ||
      fault "Input arguments: temporal-lambda.$parameter has an input of its own."
  done
  [[ $line != *temporal-lambda.report* ]] ||
    fault 'Input arguments: the action chooses where reports go and what they are called by.'
}

each_argument() {
  local line
  while IFS= read -r line || [ -n "$line" ]; do
    line=${line%$'\r'}
    [ -z "$line" ] || "$1" "$line"
  done <<<"$(input arguments)"
}

check_inputs() {
  local goal
  goal=$(input goal)
  check_goal "$goal"
  check_forms
  has_faults || check_taken "$goal"
  check_paths
  each_argument check_argument
}

check_runner() {
  local name
  for name in GITHUB_EVENT_NAME GITHUB_WORKSPACE GITHUB_ACTION_PATH; do
    [ -n "${!name-}" ] || fault "The variable $name is not set: this runs as a step of GitHub Actions."
  done
  [ "${RUNNER_OS-}" != Windows ] ||
    fault 'This action runs on Linux and macOS; it was never tried on Windows. Set runs-on to ubuntu-latest.'
  command -v jq >/dev/null ||
    fault 'jq is not on the path of this runner, and reports are read with it. Install it in a step before (apt-get install jq); every image of GitHub has it.'
}

# ---- Which event -----------------------------------------------------------------------------------

# One fact of the event that started this run; empty where it has none.
event() {
  jq -r "$1 // empty" "$GITHUB_EVENT_PATH"
}

writes() {
  case $1 in
    promote | publish | register | rollback | rollout | rollout-no-fork | set-current) [ "$(input dry-run)" != true ] ;;
    *) return 1 ;;
  esac
}

check_event() {
  case $GITHUB_EVENT_NAME in
    pull_request_target)
      fault 'Event pull_request_target: refused for every goal. It runs with the secrets and the write token of the base branch, and a build executes what the pull request holds (POM, .mvn, tests, the handler). Use pull_request, where a fork gets no secret.'
      return 0
      ;;
    pull_request | pull_request_review | pull_request_review_comment | workflow_run) ;;
    *) return 0 ;;
  esac
  if ! jq -e 'type == "object"' "${GITHUB_EVENT_PATH-}" >/dev/null 2>&1; then
    fault "Event $GITHUB_EVENT_NAME: the file of GITHUB_EVENT_PATH is not readable, so that nobody can tell whose code this is."
  elif [ "$GITHUB_EVENT_NAME" = workflow_run ]; then
    check_workflow_run
  else
    check_pull_request "$(event .pull_request.head.sha)" "$(event .pull_request.head.repo.full_name)" "$(event .pull_request.base.repo.full_name)"
  fi
}

check_workflow_run() {
  local from here
  from=$(event .workflow_run.head_repository.full_name)
  here=$(event .repository.full_name)
  if [ -z "$here" ] || [ "$from" != "$here" ]; then
    fault "Event workflow_run: refused for every goal, because the run that it follows is of another repository ($(shown "$from")). It would execute a fork's code with this repository's secrets."
  elif [[ $(event .workflow_run.event) == pull_request* ]]; then
    check_pull_request "$(event .workflow_run.head_sha)" "$from" "$here"
  fi
}

# The commit that was asked to be merged, the repository that it is from, and the one that it is for.
check_pull_request() {
  local head=$1 from=$2 base=$3 goal
  goal=$(input goal)
  if [ -z "$base" ] || [ "$from" != "$base" ]; then
    check_fork "$goal" "${from:-a repository that is deleted}"
  elif ! writes "$goal"; then
    return 0
  elif [ "$(input allow-pull-request)" != true ]; then
    fault "Event $GITHUB_EVENT_NAME: $goal writes to AWS and Temporal, and this code is not merged yet. Use goal: replay, or dry-run: true; for a preview in an environment of its own, allow-pull-request: true."
  else
    check_head "$head"
  fi
}

check_fork() {
  local goal=$1 from=$2 name found=''
  for name in $CREDENTIALS; do
    [ -z "${!name-}" ] || found="$found $name"
  done
  [ -z "$found" ] ||
    fault "Event $GITHUB_EVENT_NAME: refused for every goal, because this code is of a fork ($from) and the environment holds secrets (${found# }), which it could read. Give a fork's job neither secrets nor id-token: write."
  ! writes "$goal" ||
    fault "Event $GITHUB_EVENT_NAME: $goal writes to AWS and Temporal, and this code is of a fork ($from). Use goal: replay; allow-pull-request does not hold for forks."
}

check_head() {
  local wanted=$1 head
  if ! head=$(git -c safe.directory='*' rev-parse --verify HEAD 2>/dev/null); then
    fault 'Input allow-pull-request: git cannot tell which commit is checked out in the working directory.'
  elif [ "$head" != "$wanted" ]; then
    fault "Input allow-pull-request: the commit that is checked out ($head) is not the pull request's head ($wanted), but a merge that exists nowhere else; its Build ID would name a commit that nobody has. Let actions/checkout take ref: \${{ github.event.pull_request.head.sha }}."
  fi
}

# ---- Maven -----------------------------------------------------------------------------------------

choose_maven() {
  local found
  maven=$(input maven-executable)
  if [ -z "$maven" ]; then
    maven=mvn
    [ ! -f ./mvnw ] || [ ! -x ./mvnw ] || maven=./mvnw
    [ "$maven" = ./mvnw ] || [ ! -f ./mvnw ] || say './mvnw is not executable, so mvn is run; git update-index --chmod=+x mvnw mends it'
  fi
  found=$(type -P -- "$maven") ||
    fault "Input maven-executable: there is no executable $(shown "$maven"), on the path or from the working directory. Install Maven in a step before, or commit a wrapper (./mvnw)."
  case $found in
    /*) maven=$found ;;
    *) maven=$PWD/${found#./} ;;
  esac
}

add_argument() {
  arguments+=("$1")
}

# Options that say where Maven finds things; the only ones that hold for the action's own checkout.
add_location() {
  case $1 in
    -s* | --settings* | -gs* | --global-settings* | -t=* | --toolchains* | -gt* | --global-toolchains* | -o | --offline) locations+=("$1") ;;
    -Dmaven.repo.local* | -Daether.* | -Dmaven.resolver.* | -Dmaven.wagon.*) locations+=("$1") ;;
  esac
}

add_parameter() {
  local value
  value=$(input "$1")
  [ -z "$value" ] || parameters+=("-Dtemporal-lambda.$2=$value")
}

collect_parameters() {
  add_parameter deployment-name deploymentName
  add_parameter function-name functionName
  add_parameter artifact artifact
  add_parameter build-id buildId
  add_parameter temporal-address address
  add_parameter temporal-namespace namespace
  add_parameter temporal-profile temporalProfile
  add_parameter aws-region region
  [ "$(input dry-run)" != true ] || parameters+=(-Dtemporal-lambda.dryRun=true)
  parameters+=("-Dtemporal-lambda.reportDirectory=$directory/reports" "-Dtemporal-lambda.reportId=$(cat "$directory/report-id")")
}

collect_options() {
  options=(-B -ntp)
  [ -z "$(input profiles)" ] || options+=(-P "$(input profiles)")
  arguments=()
  locations=()
  each_argument add_argument
  each_argument add_location
}

run_maven() {
  local goal selection=() phases=()
  goal=$(input goal)
  [ -z "$(input module)" ] || selection=(-pl "$(input module)" -am)
  parameters=()
  collect_parameters
  case $goal in
    # What an earlier invocation packaged may be another commit's, so these take only their own.
    publish | register | replay | rollout-no-fork) phases=(package) ;;
  esac
  say "$goal of $PLUGIN:$plugin_version"
  supervised run "$maven" "${options[@]}" ${selection[@]+"${selection[@]}"} "${parameters[@]}" \
    ${arguments[@]+"${arguments[@]}"} ${phases[@]+"${phases[@]}"} "$PLUGIN:$plugin_version:$goal"
}

# The version of the action's own checkout.
own_version() {
  awk '/<artifactId>temporal-lambda-maven-plugin<\/artifactId>/ { getline; gsub(/.*<version>|<\/version>.*/, ""); print; exit }' "$GITHUB_ACTION_PATH/pom.xml"
}

# Whether Maven finds the plugin is asked of Maven, by a goal that does nothing with -q. Where it
# fails for any other reason, the run itself is what tells of it.
choose_plugin() {
  plugin_version=$(input plugin-version)
  supervised probe "$maven" "${options[@]}" -q -N ${arguments[@]+"${arguments[@]}"} "$PLUGIN:$plugin_version:help" >/dev/null
  was_interrupted || [ "$(status_of probe)" = 0 ] || ! grep -q PluginResolutionException "$directory/probe.log" || install_checkout
}

install_checkout() {
  local own
  own=$(own_version)
  say "$PLUGIN:$plugin_version cannot be resolved; installing $own from the checkout of the action"
  [ "$own" = "$plugin_version" ] || printf '%s\n' "plugin-version: $plugin_version cannot be resolved; $own, from the checkout of the action, was run instead." >>"$directory/notes"
  plugin_version=$own
  cd "$GITHUB_ACTION_PATH"
  supervised install "$maven" -B -ntp -DskipTests ${locations[@]+"${locations[@]}"} install
  cd "$OLDPWD"
  was_interrupted || [ "$(status_of install)" = 0 ] ||
    fault "Neither can $PLUGIN be resolved nor could the checkout of the action be installed (Maven ended with $(status_of install)); the log above says why."
}

# ---- Processes -------------------------------------------------------------------------------------

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

# ---- Step 1: run -----------------------------------------------------------------------------------

run() {
  directory=$(mktemp -d "$RUNNER_TEMP/temporal-lambda.XXXXXX")
  printf 'directory=%s\n' "$directory" >>"$GITHUB_OUTPUT"
  mkdir "$directory/reports"
  random_token >"$directory/report-id"
  trap 'interrupt "$PATIENCE_ON_SIGINT"' INT
  trap 'interrupt 0' TERM
  check_runner
  has_faults || check_inputs
  has_faults || check_event
  has_faults || start
  # How it ended, the other step says, which also runs where this one is cancelled.
  ! was_interrupted || exit 130
}

start() {
  collect_options
  choose_plugin
  has_faults || run_maven
}

# ---- Step 2: report --------------------------------------------------------------------------------

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
  local status
  [ -z "$of_goal" ] && { [ -z "$worst" ] || [ "$(fact "$worst" outcome)" != failed ]; } || return 0
  status=$(status_of run)
  if [ ! -f "$directory/run.log" ]; then
    fault "$goal was not run: the job was cancelled before, or the log above says why."
  elif [ -f "$directory/killed" ]; then
    fault "The job was cancelled, and $goal was killed because it had not ended after ${PATIENCE} seconds. What holds now is what the goal status says; running the same again is safe."
  elif was_interrupted; then
    fault "The job was cancelled before $goal had anything to report. Running the same again is safe."
  else
    fault "Maven ended with $status and left no report of $goal, so that nobody can tell what happened. The build failed before the plugin ran, the goal was skipped, or no module declares the plugin; the log above says which."
  fi
}

check_exit_code() {
  local status
  status=$(status_of run)
  [ "$outcome" = failed ] || [ "$status" = 0 ] ||
    printf '%s\n' "Maven ended with $status although the plugin reports $outcome. The report holds; what else the build was to do did not succeed, or the job was cancelled when the goal had ended already." >>"$directory/notes"
}

# ---- What GitHub is told ----------------------------------------------------------------------------

output() {
  printf '%s=%s\n' "$1" "$2" >>"$GITHUB_OUTPUT"
}

write_outputs() {
  local name junit
  output outcome "$outcome"
  [ -n "$worst" ] || return 0
  for name in verdict build-id deployment-name function-version function-arn previous-build-id replayed replay-failures rollback-command; do
    output "$name" "$(fact "$worst" "$name")"
  done
  output report "$(fact "$worst" path)"
  junit=$(file_beside "$worst" junit)
  [ -z "$junit" ] || output junit-report "$junit"
}

# A file that a report names beside itself, if it is there.
file_beside() {
  local name path
  name=$(fact "$1" "$2")
  path=$(dirname "$(fact "$1" path)")/$name
  [ -z "$name" ] || [ ! -f "$path" ] || printf '%s' "$path"
}

# Lines for annotations are written by the plugin, escaped; what is no such line is left out.
readonly ANNOTATION='^::(error|warning|notice)( [a-zA-Z]+=[^:,[:cntrl:]]+(,[a-zA-Z]+=[^:,[:cntrl:]]+)*)?::[^[:cntrl:]]+$'

escaped() {
  printf '%s' "${1//%/%25}"
}

# An annotation of this script's own; in the log alone where annotations are not wanted.
annotate() {
  if [ "$(input annotations)" = false ]; then
    say "$2"
  else
    annotation "::$1 title=Temporal Lambda::$(escaped "$(one_line "$2")")"
  fi
}

annotation() {
  local already
  case $1 in
    ::error*) already=$((errors++)) ;;
    ::warning*) already=$((warnings++)) ;;
    *) already=$((notices++)) ;;
  esac
  [ "$already" -ge "$MOST_ANNOTATIONS" ] || printf '%s\n' "$1"
}

print_annotations() {
  local LC_ALL=C facts file line others=0
  [ "$(input annotations)" != false ] || return 0
  for facts in ${believed[@]+"${believed[@]}"}; do
    file=$(dirname "$(fact "$facts" path)")/github-annotations.txt
    [ -f "$file" ] || continue
    while IFS= read -r line || [ -n "$line" ]; do
      if [[ $line =~ $ANNOTATION ]]; then
        annotation "$line"
      else
        others=$((others + 1))
      fi
    done < <(head -n "$((MOST_ANNOTATIONS * 3))" "$file")
  done
  [ "$others" = 0 ] || say "$others lines for annotations were none and are left out"
}

html() {
  local text=$1
  text=${text//&/&amp;}
  text=${text//</&lt;}
  printf '%s' "${text//>/&gt;}"
}

# Adds to the summary what it has room for, or one line that says what is left out.
summarize() {
  local file=$1 place=$2 bytes
  bytes=$(($(wc -c <"$file") + 1))
  if [ "$((summary_bytes + bytes))" -gt "$MOST_SUMMARY_BYTES" ]; then
    printf '\nThe summary of <code>%s</code> is left out: GitHub shows no summary above 1 MiB.\n' "$(html "$place")" >>"$GITHUB_STEP_SUMMARY"
    return 0
  fi
  { cat "$file" && printf '\n'; } >>"$GITHUB_STEP_SUMMARY"
  summary_bytes=$((summary_bytes + bytes))
}

# In <pre> nothing is Markdown.
summarize_lines() {
  local title=$1 file=$2 line
  [ -s "$file" ] || return 0
  {
    printf '### %s\n\n<pre>\n' "$title"
    while IFS= read -r line; do
      html "$line"
      printf '\n'
    done < <(head -n 100 "$file")
    printf '</pre>\n'
  } >"$file.md"
  summarize "$file.md" "$title"
}

write_summary() {
  local facts markdown place
  [ "$(input summary)" != false ] || return 0
  summarize_lines 'Temporal Lambda: failed' "$directory/faults"
  for facts in ${believed[@]+"${believed[@]}"}; do
    markdown=$(file_beside "$facts" markdown)
    place=$(fact "$facts" path)
    if [ -n "$markdown" ]; then
      summarize "$markdown" "${place#"$directory/reports/"}"
    else
      printf '%s of %s: %s\n' "$(fact "$facts" goal)" "$(fact "$facts" deployment-name)" "$(fact "$facts" outcome)" >>"$directory/untold"
    fi
  done
  summarize_lines 'Temporal Lambda' "$directory/untold"
  summarize_lines 'Notes' "$directory/notes"
}

print_notes() {
  local line facts
  [ ! -f "$directory/faults" ] || while IFS= read -r line; do annotate error "$line"; done <"$directory/faults"
  print_annotations
  [ ! -f "$directory/notes" ] || while IFS= read -r line; do annotate warning "$line"; done <"$directory/notes"
  for facts in ${believed[@]+"${believed[@]}"}; do
    [ "$(fact "$facts" outcome)" != waiting ] ||
      annotate notice "$(fact "$facts" deployment-name) waits: run $goal again at $(fact "$facts" wait-until) or later, with the same commit checked out."
  done
}

decide() {
  outcome=failed
  [ -z "$worst" ] || has_faults || outcome=$(fact "$worst" outcome)
}

report() {
  goal=$(one_line "$(input goal)")
  directory=${RUN_DIRECTORY-}
  if [ -z "$directory" ] || [ ! -d "$directory/reports" ]; then
    directory=$(mktemp -d "$RUNNER_TEMP/temporal-lambda.XXXXXX")
    mkdir "$directory/reports"
  fi
  trap 'interrupt "$PATIENCE_ON_SIGINT"' INT
  trap 'interrupt 0' TERM
  [ "${RUN_OUTCOME-}" != failure ] || fault "The step that runs Maven failed itself; the log above says why, and the goal status what holds now."
  has_faults || await_end
  if ! has_faults; then
    read_reports
    check_reported
  fi
  decide
  has_faults || check_exit_code
  write_outputs
  print_notes
  write_summary
  say "$goal: $outcome"
  [ "$outcome" != failed ]
}

# ----------------------------------------------------------------------------------------------------

directory=''
current=''
give_up_at=''
outcome=''
worst=''
of_goal=''
count=0
summary_bytes=0
errors=0
warnings=0
notices=0
believed=()

case ${1-} in
  run) run ;;
  report) report ;;
  *)
    printf 'usage: run.sh run|report\n' >&2
    exit 2
    ;;
esac
