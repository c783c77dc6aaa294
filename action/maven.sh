# shellcheck shell=bash
# Finds Maven and the plugin, and makes the command of a goal. Part of run.sh, which sources it.

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
  add_parameter on-inconclusive onInconclusive
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
    # It needs no project, and would begin anew in each module.
    sandbox) selection=(-N) ;;
    # What an earlier invocation packaged may be another commit's, so these take only their own.
    packaged-file | publish | register | replay | rollout-no-fork) phases=(package) ;;
  esac
  # Its JVM lives too short for the second compiler to pay; what the caller sets comes last and wins.
  export MAVEN_OPTS="-XX:TieredStopAtLevel=1${MAVEN_OPTS:+ $MAVEN_OPTS}"
  say "$goal of $PLUGIN:$plugin_version"
  supervised run "$maven" "${options[@]}" ${selection[@]+"${selection[@]}"} "${parameters[@]}" \
    ${arguments[@]+"${arguments[@]}"} ${phases[@]+"${phases[@]}"} "$PLUGIN:$plugin_version:$goal"
}

# The version of the action's own checkout.
own_version() {
  awk '/<artifactId>temporal-lambda-maven-plugin<\/artifactId>/ { getline; gsub(/.*<version>|<\/version>.*/, ""); print; exit }' "$GITHUB_ACTION_PATH/pom.xml"
}

# A snapshot that a repository holds may be of any commit; the checkout is of the one that was named.
# Whether Maven finds another version is asked of Maven, by a goal that does nothing with -q. Where it
# fails for any other reason, the run itself is what tells of it.
choose_plugin() {
  local own
  plugin_version=$(input plugin-version)
  own=$(own_version)
  if [ "$plugin_version" = "$own" ] && [[ $own == *-SNAPSHOT ]]; then
    say "installing $own from the checkout of the action"
    install_checkout "$own"
    return 0
  fi
  supervised probe "$maven" "${options[@]}" -q -N ${arguments[@]+"${arguments[@]}"} "$PLUGIN:$plugin_version:help" >/dev/null
  was_interrupted || [ "$(status_of probe)" = 0 ] || ! grep -q PluginResolutionException "$directory/probe.log" || replace_plugin "$own"
}

# Where nobody has the version that was asked for.
replace_plugin() {
  say "$PLUGIN:$plugin_version cannot be resolved; installing $1 from the checkout of the action"
  printf '%s\n' "plugin-version: $plugin_version cannot be resolved; $1, from the checkout of the action, was run instead." >>"$directory/notes"
  plugin_version=$1
  install_checkout "$1"
}

# Packages and installs it, and checks nothing of it: that is for the project's own builds.
install_checkout() {
  cd "$GITHUB_ACTION_PATH"
  supervised install "$maven" -B -ntp -q -DskipTests -Dmaven.test.skip=true -Dspotless.check.skip=true \
    ${locations[@]+"${locations[@]}"} install
  cd "$OLDPWD"
  was_interrupted || [ "$(status_of install)" = 0 ] ||
    fault "The checkout of the action, $PLUGIN:$1, could not be installed (Maven ended with $(status_of install)); the log above says why."
}
