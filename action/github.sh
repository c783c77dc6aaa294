# shellcheck shell=bash
# Tells GitHub: outputs, annotations, summary. Part of run.sh, which sources it.

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
  case $1 in
    ::error*) [ "$errors" -lt "$((MOST_ANNOTATIONS - errors_kept))" ] || return 0 ;;
    ::warning*) [ "$warnings" -lt "$((MOST_ANNOTATIONS - warnings_kept))" ] || return 0 ;;
    *) [ "$notices" -lt "$MOST_ANNOTATIONS" ] || return 0 ;;
  esac
  printf '%s\n' "$1"
  case $1 in
    ::error*) errors=$((errors + 1)) ;;
    ::warning*) warnings=$((warnings + 1)) ;;
    *) notices=$((notices + 1)) ;;
  esac
}

# How many of ten annotations are kept for the lines of a file of this script's own: at most two.
kept_for() {
  if [ -f "$1" ]; then head -n 2 "$1" | grep -c '' || true; else printf 0; fi
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
  [ "$others" = 0 ] || say "$others lines that the plugin left as annotations are no annotations and are not shown"
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

# The plugin's annotations first, which begin with the causes of a failed replay.
print_notes() {
  local line facts
  errors_kept=$(kept_for "$directory/faults")
  warnings_kept=$(kept_for "$directory/notes")
  print_annotations
  errors_kept=0
  warnings_kept=0
  [ ! -f "$directory/faults" ] || while IFS= read -r line; do annotate error "$line"; done <"$directory/faults"
  [ ! -f "$directory/notes" ] || while IFS= read -r line; do annotate warning "$line"; done <"$directory/notes"
  for facts in ${believed[@]+"${believed[@]}"}; do
    [ "$(fact "$facts" outcome)" != waiting ] ||
      annotate notice "$(fact "$facts" deployment-name) waits: run $goal again at $(fact "$facts" wait-until) or later, with the same commit checked out."
  done
}
