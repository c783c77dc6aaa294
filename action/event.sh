# shellcheck shell=bash
# Whether a goal may run for the event that started the job. Part of run.sh, which sources it.

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
    fault "Input allow-pull-request: the commit that is checked out ($head) is not the pull request's head ($wanted), and the Build ID of a preview names what is asked to be merged. What is checked out by default is a merge that exists nowhere else. Let actions/checkout take ref: \${{ github.event.pull_request.head.sha }}."
  fi
}
