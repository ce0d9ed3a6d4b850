#!/bin/sh
# Compares what `charter dump` says at each stage with the goldens beside the masters.
#
#     run.sh CHARTER FONTS_DIR [--update]
#
# NAME.STAGE beside NAME.xml is the golden of that stage. To add one, make an empty file of that
# name and run with --update (or CHARTER_UPDATE=1), then read what it wrote.
set -u
charter=$(realpath "$1") || exit 1
fonts=$(realpath "$2") || exit 1
update=${CHARTER_UPDATE:-}
[ "${3:-}" = --update ] && update=1

cd "$(dirname "$0")" || exit 1
passed=0
failed=0
actual=$(mktemp) || exit 1
trap 'rm -f "$actual"' EXIT
for master in *.xml; do
    goldens=0
    for stage in model doc text runs lines pages tags; do
        golden=${master%.xml}.$stage
        [ -f "$golden" ] || continue
        goldens=$((goldens + 1))
        if ! "$charter" dump --fonts-dir "$fonts" --stage=$stage "$master" >"$actual"; then
            echo "$master: dump --stage=$stage failed"
            failed=$((failed + 1))
        elif [ -n "$update" ]; then
            cp "$actual" "$golden"
            chmod 644 "$golden"
        elif cmp -s "$golden" "$actual"; then
            passed=$((passed + 1))
        else
            echo "$golden differs:"
            diff -u "$golden" "$actual" | head -40
            failed=$((failed + 1))
        fi
    done
    if [ $goldens -eq 0 ]; then
        echo "$master has no golden"
        failed=$((failed + 1))
    fi
done
echo "stages: $passed passed, $failed failed"
[ $failed -eq 0 ] && { [ $passed -gt 0 ] || [ -n "$update" ]; }
