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
readonly GOALS='build-id packaged-file promote publish record register rehearse replay rollback rollout rollout-no-fork sandbox set-current status'
# The plugin ends within 25 s of a signal, and the build around it soon after.
readonly PATIENCE=45
# SIGTERM follows SIGINT after 7.5 s; what remains to be done here takes less than a second.
readonly PATIENCE_ON_SIGINT=6
readonly MOST_SUMMARY_BYTES=1000000
readonly MOST_REPORT_BYTES=67108864
readonly MOST_ANNOTATIONS=10
readonly CREDENTIALS='AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN AWS_WEB_IDENTITY_TOKEN_FILE AWS_CONTAINER_CREDENTIALS_FULL_URI AWS_CONTAINER_CREDENTIALS_RELATIVE_URI ACTIONS_ID_TOKEN_REQUEST_TOKEN TEMPORAL_API_KEY TEMPORAL_TLS_CLIENT_KEY_DATA TEMPORAL_TLS_CLIENT_KEY_PATH TEMPORAL_LAMBDA_EXTERNAL_ID'

parts=$(cd "${BASH_SOURCE[0]%/*}" && pwd)
readonly parts
# shellcheck source=action/words.sh
. "$parts/words.sh"
# shellcheck source=action/inputs.sh
. "$parts/inputs.sh"
# shellcheck source=action/event.sh
. "$parts/event.sh"
# shellcheck source=action/maven.sh
. "$parts/maven.sh"
# shellcheck source=action/processes.sh
. "$parts/processes.sh"
# shellcheck source=action/reports.sh
. "$parts/reports.sh"
# shellcheck source=action/github.sh
. "$parts/github.sh"

# The first step.
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

# The second step.
decide() {
  outcome=failed
  [ -z "$worst" ] || has_faults || outcome=$(fact "$worst" outcome)
}

# A step that is cancelled has another outcome.
check_step() {
  [ "${RUN_OUTCOME-}" = failure ] || return 0
  if was_interrupted; then
    fault "The step that runs Maven was ended before it was done, as where its timeout-minutes are up; the goal status tells what holds now, and running the same again is safe."
  else
    fault "The step that runs Maven failed itself; the log above says why, and the goal status what holds now."
  fi
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
  check_step
  # Once Maven has begun, it may be at work and may report, whatever became of the step that began it.
  if [ -f "$directory/run.log" ] || ! has_faults; then
    await_end
    read_reports
    check_reported
  fi
  has_faults || check_exit_code
  decide
  write_outputs
  print_notes
  write_summary
  say "$goal: $outcome"
  [ "$outcome" != failed ]
}

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
errors_kept=0
warnings_kept=0
believed=()

case ${1-} in
  run) run ;;
  report) report ;;
  *)
    printf 'usage: run.sh run|report\n' >&2
    exit 2
    ;;
esac
