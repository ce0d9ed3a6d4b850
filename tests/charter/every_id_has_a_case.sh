#!/bin/sh
# Fails where a diagnostic of the sections xml, image or charter of src/base/diag.def is expected by no
# case of tests/xml, tests/charter or tests/cli: every_id_has_a_case.sh SOURCE-FOLDER
set -eu
cd "$1"
ids=$(awk '/^\/\* ---- / { ours = $3 == "xml:" || $3 == "image" || $3 == "charter:" }
    ours && /^DIAG_ENTRY\(/ { split($0, part, "\""); print part[2] }' src/base/diag.def)
test -n "$ids" || { echo "no ids found in src/base/diag.def"; exit 1; }
missing=0
for id in $ids; do
    if ! grep -rqF "[$id]" --include=errors --include=*.case tests/xml tests/charter tests/cli; then
        echo "no case expects [$id]"
        missing=$((missing + 1))
    fi
done
echo "$(echo "$ids" | wc -l) ids, $missing without a case"
test "$missing" -eq 0
