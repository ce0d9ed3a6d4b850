#!/usr/bin/env bash
# Shows that README's two commands do what they say on a bare Debian 12: makes one by debootstrap in
# a temporary folder, copies this checkout into it, and runs both there, twice. By hand, as root:
#
#     tests/bare.sh
#
# Needs debootstrap, about 2 GB of disk and 5 minutes. Packages come from where this machine's own
# apt gets Debian's.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

suite=bookworm
home=/srv

stop() {
    printf 'bare.sh: %s\n' "$*" >&2
    exit 1
}

[[ $(id -u) -eq 0 ]] || stop "debootstrap and chroot need root"
command -v debootstrap >/dev/null || stop "install debootstrap first"

# Prints the apt sources of the suite and its updates, one "deb" line each.
sources() {
    # shellcheck disable=SC2016 # apt fills in $(…), not the shell
    apt-get indextargets --format '$(CODENAME) deb $(REPO_URI) $(CODENAME) $(COMPONENT)' |
        awk -v suite="$suite" '$1 == suite || index($1, suite "-") == 1 {
            sub(/^[^ ]* /, ""); print }' |
        sort -u
}

# Files of the checkout: what git knows and what it would take, nothing that was built.
copy_checkout() {
    mkdir -p "$1"
    git ls-files --cached --others --exclude-standard -z |
        tar --create --null --files-from=- --file=- | tar --extract --directory="$1"
}

# Runs a command in the bare system with an environment of its own. Mounts end with the namespace.
inside() {
    # shellcheck disable=SC2016 # the inner shell expands
    unshare --mount --pid --fork -- sh -c 'mount -t proc proc "$1/proc"; root=$1; shift
        exec chroot "$root" /usr/bin/env -i HOME=/root TERM=dumb \
            PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "$@"' sh "$root" "$@"
}

mirror=$(sources | awk -v suite="$suite" '$3 == suite { print $2; exit }')
[[ -n $mirror ]] || stop "this machine's apt knows no source of $suite"

root=$(mktemp -d)
trap 'rm -rf --one-file-system -- "$root"' EXIT

debootstrap --variant=minbase "$suite" "$root" "$mirror"
sources >"$root/etc/apt/sources.list"
cp -L /etc/resolv.conf "$root/etc/resolv.conf"
copy_checkout "$root$home/charter"

for command in './build.sh' './build.sh test' './build.sh'; do
    printf '\n==== %s\n' "$command"
    SECONDS=0
    inside sh -c "cd $home/charter && $command"
    printf '==== %s: done in %d s\n' "$command" "$SECONDS"
done
