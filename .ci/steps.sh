# The steps that .ci/run and .ci/soak have in common; code is how they end.
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
# Thousands of small archives, each of which waits for the disk at every commit: they lie in memory where there is room.
if [ "$(df --output=avail -k /dev/shm 2>/dev/null | tail -n 1)" -gt 3000000 ] 2>/dev/null; then
    TMPDIR=$(mktemp -d -p /dev/shm)
    # Some tests run the program as another user, who must reach its archive.
    chmod 755 "$TMPDIR"
    export TMPDIR
    trap 'rm -rf "$results" "$TMPDIR"' EXIT
fi
code=0
configuration=Debug
# What runs for a moment only does not earn back what the runtime would learn about it.
export DOTNET_TieredPGO=0

install_chromium() {
    if ! command -v chromium >/dev/null && [ "${CI:-}" = true ]; then
        apt-get update -qq
        apt-get install -y -qq chromium
    fi
}

restore() { dotnet restore --locked-mode; }

build() { dotnet build --no-restore -c "$configuration" -p:Strict=true; }

# run_tests PROJECT TIMEOUT [OPTION…]: a line for every 250 tests, all of what failed, and a line at the end. A test that hangs for TIMEOUT fails.
run_tests() {
    local project=$1 timeout=$2
    shift 2
    dotnet test "tests/$project" --no-build -c "$configuration" "$@" \
        --logger "trx;LogFileName=$project.trx" --logger "console;verbosity=normal" --results-directory "$results" \
        --blame-hang-timeout "$timeout" --blame-hang-dump-type none 2>&1 |
        awk -v project="$project" '
            /^  (Passed|Skipped) / { if (++done % 250 == 0) { print project ": " done " tests"; fflush() } next }
            NF { print project ": " $0; fflush() }'
}

# The counters of every test project, summed.
count() { grep -ho "$1=\"[0-9]*\"" "$results"/*.trx 2>/dev/null | grep -o '[0-9]*' | awk '{ sum += $1 } END { print sum + 0 }'; }

summarize() {
    local passed failed total
    passed=$(count passed)
    failed=$(count failed)
    total=$(count total)
    echo "$passed passed, $failed failed, $((total - passed - failed)) skipped"
    [ "$passed" -gt 0 ] || code=1
    exit "$code"
}
