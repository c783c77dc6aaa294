# shellcheck shell=bash
# Checks the inputs of the action by name and value; all faults are told at once. Part of run.sh, which sources it.

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
  check_form on-inconclusive 'stop|release' 'stop or release'
}

# Whether a goal takes an input that not every goal takes.
takes() {
  case $2:$1 in
    artifact:promote | build-id:promote | build-id:rollback | build-id:set-current) return 0 ;;
    artifact:* | build-id:*) return 1 ;;
    *:build-id | *:packaged-file | *:sandbox) return 1 ;;
    dry-run:record | dry-run:status | on-inconclusive:record | on-inconclusive:status) return 1 ;;
    *) return 0 ;;
  esac
}

check_taken() {
  local goal=$1 name
  for name in artifact build-id deployment-name function-name temporal-address temporal-namespace temporal-profile aws-region on-inconclusive; do
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

# One line of the input arguments. Maven takes a value without a space behind a short option, and the
# beginning of a long one for the whole.
check_argument() {
  local LC_ALL=C line=$1 parameter
  case $line in
    -pl* | --p*) fault 'Input arguments: the module is chosen by the input module.' ;;
    -P* | --ac*) fault 'Input arguments: profiles are chosen by the input profiles.' ;;
    -fae | -ff | -fn | -llr) ;;
    -f* | --fi*) fault 'Input arguments: the project is chosen by the input working-directory.' ;;
    -l* | --lo*) fault "Input arguments: $(shown "$line") would hide what Maven prints from the job's log." ;;
    -*) ;;
    *) fault "Input arguments: $(shown "$line") is no option. One per line, each beginning with a hyphen and with its value on the same line, such as --settings=ci/settings.xml." ;;
  esac
  [ "$line" = "$(printf '%s' "$line" | LC_ALL=C tr -d '\000-\037\177')" ] ||
    fault "Input arguments: $(shown "$line") holds a control character."
  for parameter in deploymentName functionName artifact buildId address namespace temporalProfile region dryRun onInconclusive; do
    ! [[ $line =~ temporal-lambda\.${parameter}([^A-Za-z]|$) ]] ||
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
