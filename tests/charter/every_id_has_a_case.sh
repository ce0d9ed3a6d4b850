#!/bin/sh
# Fails where a diagnostic of the sections xml, image, charter or check of src/base/diag.def is expected by no
# case of tests/xml, tests/charter, tests/check or tests/cli: every_id_has_a_case.sh SOURCE-FOLDER
set -eu
cd "$1"
ids=$(awk '/^\/\* ---- / { ours = $3 == "xml:" || $3 == "image" || $3 == "charter:" || $3 == "check:" }
    ours && /^DIAG_ENTRY\(/ { split($0, part, "\""); print part[2] }' src/base/diag.def)
test -n "$ids" || { echo "no ids found in src/base/diag.def"; exit 1; }
missing=0
for id in $ids; do
    if ! grep -rqF "[$id]" --include=errors --include=*.case tests/xml tests/charter tests/check tests/cli; then
        echo "no case expects [$id]"
        missing=$((missing + 1))
    fi
done
# What can be switched off is tried both ways: where it is so, and where it only looks so.
switchable=$(awk '/^\/\* ---- / { ours = $3 == "charter:" || $3 == "check:" }
    ours && /^DIAG_ENTRY\(.*, (WARNING|NOTE),$/ { split($0, part, "\""); print part[2] }' src/base/diag.def)
test -n "$switchable" || { echo "no ids found that can be switched off"; exit 1; }
for id in $switchable; do
    if ! test -f "tests/check/findings/$id/with.xml" || ! test -f "tests/check/findings/$id/without.xml"; then
        echo "no folder tests/check/findings/$id with a master that has the fault and one that has not"
        missing=$((missing + 1))
    fi
done
echo "$(echo "$ids" | wc -l) ids, $missing without a case"
test "$missing" -eq 0
