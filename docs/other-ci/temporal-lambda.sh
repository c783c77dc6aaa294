#!/usr/bin/env bash
# The stages of a release, for any CI system or none. To be run in the directory of the worker's POM:
#
#   temporal-lambda.sh gate                        replays the committed histories
#   temporal-lambda.sh release                     releases the commit that is checked out
#   temporal-lambda.sh promote FILE REPORT         releases FILE as REPORT says that it was released
#   temporal-lambda.sh rollback BUILD_ID REASON    leaves that version for the one before it
#   temporal-lambda.sh status                      tells what runs where
#
# DEPLOYMENT and FUNCTION name what is released; Temporal and AWS are found by their own variables
# (TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE, TEMPORAL_API_KEY, AWS_REGION, ...). More options for Maven
# come one per line in MAVEN_ARGUMENTS. What the run has to say lies below target/temporal-lambda
# afterwards: rollout-report.md for people, rollout-report.json for programs, TEST-*.xml of the gate.
set -euo pipefail

readonly PLUGIN=io.github.temporal-lambda:temporal-lambda-maven-plugin:0.1.0-SNAPSHOT

fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

usage() {
  sed -n '2,/^set/s/^# \{0,1\}//p' "$0" >&2
  exit 2
}

# Those of this run; what an earlier one left is removed before.
reports() {
  find . -path '*/target/temporal-lambda/*' -type f "$@"
}

fact() {
  jq -er "$2" "$1" || fail "$1 does not tell $2"
}

# Maven gets each signal, and its time: what it is doing in AWS or Temporal it does to the end.
maven() {
  local executable=mvn options=() option child='' stop='' status=0
  [ ! -x ./mvnw ] || executable=./mvnw
  while IFS= read -r option; do
    [ -z "$option" ] || options+=("$option")
  done <<<"${MAVEN_ARGUMENTS-}"
  trap 'stop=yes; [ -z "$child" ] || kill -TERM "$child" 2>/dev/null || true' INT TERM
  "$executable" -B -ntp ${options[@]+"${options[@]}"} "$@" &
  child=$!
  [ -z "$stop" ] || kill -TERM "$child" 2>/dev/null || true
  wait "$child" || status=$?
  while kill -0 "$child" 2>/dev/null; do
    status=0
    wait "$child" || status=$?
  done
  trap - INT TERM
  return "$status"
}

# What a report says of this run; it is another's where its ID is not the one that was given.
outcome() {
  jq -er --arg id "$2" 'if .reportId == $id then .outcome // "without an outcome" else "of another run" end' "$1" 2>/dev/null ||
    printf 'not to be read'
}

# The reports decide, and Maven as well. No report, no success: a goal that was skipped has not
# released anything. A report that says failed is a failure, also where Maven ended with 0 (-fn).
run() {
  local goal=$1 status=0 found=0 bad='' id report said
  shift
  id=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
  reports '(' -name 'rollout-report.*' -o -name 'TEST-*.xml' ')' -delete
  maven "$@" "-Dtemporal-lambda.deploymentName=${DEPLOYMENT:?names the Worker Deployment}" \
    "-Dtemporal-lambda.functionName=${FUNCTION:?names the Lambda function}" \
    "-Dtemporal-lambda.reportId=$id" "$PLUGIN:$goal" || status=$?
  while IFS= read -r report; do
    found=1
    said=$(outcome "$report" "$id")
    case $said in
      succeeded | unchanged | planned | waiting) ;;
      *) bad="$report is ${said:-empty}" ;;
    esac
    printf '\n'
    cat "${report%.json}.md"
  done < <(reports -name rollout-report.json)
  [ -z "$bad" ] || fail "$goal failed ($bad); it is safe to run it again"
  [ "$status" -eq 0 ] || fail "$goal failed; it is safe to run it again"
  [ "$found" -eq 1 ] || fail "$goal left no report, so that nobody can tell what happened"
}

promote() {
  local file=$1 report=$2 build_id commit committed_at
  [ -f "$file" ] || fail "there is no file $file"
  build_id=$(fact "$report" .release.buildId)
  commit=$(fact "$report" .release.commit)
  committed_at=$(fact "$report" .release.committedAt)
  run promote "-Dtemporal-lambda.artifact=$file" "-Dtemporal-lambda.buildId=$build_id" \
    "-Dtemporal-lambda.commit=$commit" "-Dtemporal-lambda.committedAt=$committed_at"
}

case ${1-}:$# in
  gate:1) run replay package ;;
  release:1) run rollout ;;
  promote:3) promote "$2" "$3" ;;
  rollback:3) run rollback "-Dtemporal-lambda.from=$2" "-Dtemporal-lambda.reason=$3" ;;
  status:1) run status ;;
  *) usage ;;
esac
