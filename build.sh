#!/usr/bin/env bash
# ./build.sh             sets charter up on Debian 12 and makes the Patgram charter, out/patgram.pdf
# ./build.sh test        does the same and runs every test
# ./build.sh test-long   does the same and runs the tests that take long
# ./build.sh bench       does the same and prints what the program costs: figures, not a test
#
# Running it again is quick and harmless.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

# What building and running needs, name by name: nothing depends on what happens to be there.
build_packages=(
    build-essential cmake ninja-build pkg-config
    libdeflate-dev libfreetype-dev libharfbuzz-dev libhpdf-dev libicu-dev libjansson-dev libpng-dev
    libqpdf-dev libssl-dev libturbojpeg0-dev libxml2-dev
    libxml2-utils  # xmllint reads fonts/fonts.xml below
    fonts-noto-core
)

# What only the tests need.
test_packages=(
    ghostscript mupdf-tools poppler-utils qpdf # readers that the PDF is tried in
    liblcms2-2                                 # makes the colour profile anew, for comparison
    libharfbuzz-bin                            # hb-shape, the yardstick of shaping
    fonts-beng-extra                           # fonts of other makes
    jing                                       # a second opinion on the schema
    locales tzdata faketime                    # other locales, time zones and clocks
    clang binutils                             # another compiler; strip
    groff-base                                 # the man page
    patch                                      # reads what check --fix prints
    file                                       # what an attachment is taken for
    default-jre-headless maven                 # veraPDF and PDFBox: runs them, fetches them
    python3-venv                               # PyMuPDF, PDFium, pdf.js: their environment
    python3 python3-pikepdf shellcheck
)

# What only the long tests need, besides.
long_packages=(
    chromium xvfb xdotool xclip python3-pil    # copying out of a browser
    aspell aspell-bn hunspell-bn               # lists of Bangla words
    valgrind                                   # memory that was never written to
    clang libclang-rt-14-dev llvm              # fuzzing, and names in what it reports
)

# What only the benchmark needs.
bench_packages=(
    python3 time
)

say() {
    printf '%s\n' "$*"
}

stop() {
    printf 'build.sh: %s\n' "$*" >&2
    exit 1
}

# Runs a command as root: as it is, or through sudo.
as_root() {
    if [[ $(id -u) -eq 0 ]]; then
        "$@"
    else
        sudo -- "$@"
    fi
}

# Prints those of the named packages that are not installed, each once.
missing_packages() {
    local package
    printf '%s\n' "$@" | sort -u | while read -r package; do
        dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null | grep -q '^installed' ||
            say "$package"
    done
}

install_packages() {
    local missing try
    command -v dpkg-query >/dev/null ||
        stop "this is not Debian; install the like of these and run cmake --preset release: $*"
    mapfile -t missing < <(missing_packages "$@")
    [[ ${#missing[@]} -gt 0 ]] || return 0
    if [[ $(id -u) -ne 0 ]] && ! command -v sudo >/dev/null; then
        stop "packages are missing and sudo is too; as root, run: apt-get install ${missing[*]}"
    fi
    say "Installing ${missing[*]}"
    for try in 1 2 3; do
        if as_root apt-get -q update &&
            as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300 \
                install --no-install-recommends "${missing[@]}"; then
            return 0
        fi
        say "apt-get failed (try $try of 3)"
        sleep $((try * 5))
    done
    stop "apt-get could not install ${missing[*]}"
}

# Prints an attribute of each font file that fonts.xml says comes from a package, one a line.
font_attribute() {
    xmllint --xpath "//file[@package]/@$1" fonts/fonts.xml | sed 's/.*"\(.*\)".*/\1/'
}

# Puts the fonts that fonts/fonts.xml names into fonts/, each from its own Debian package. A file
# that is there already, as one that the office dropped in, is left alone.
copy_fonts() {
    local names packages index source
    mapfile -t names < <(font_attribute name)
    mapfile -t packages < <(font_attribute package)
    install_packages "${packages[@]}"
    for index in "${!names[@]}"; do
        [[ ! -e fonts/${names[index]} ]] || continue
        source=$(dpkg-query -L "${packages[index]}" |
            awk -v end="/${names[index]}" 'substr($0, length($0) - length(end) + 1) == end')
        [[ -n $source ]] || stop "package ${packages[index]} has no file ${names[index]}"
        cp -- "${source%%$'\n'*}" "fonts/${names[index]}"
    done
}

build() {
    cmake --preset "$1" >/dev/null
    cmake --build --preset "$1"
}

make_charter() {
    build/release/charter build xml/patgram.xml -o out/patgram.pdf
}

# Puts veraPDF, the judge of PDF/A and PDF/UA, into a cache outside the checkout; false where it
# cannot be had. Python is Debian's own, as in tests/conformance/.
fetch_verapdf() {
    /usr/bin/python3 tests/conformance/verapdf.py fetch && return 0
    [[ ${CI-} != true ]] || stop "CONFORMANCE WAS NOT CHECKED: veraPDF cannot be had"
    return 1
}

# Puts the readers that Debian does not have into the same cache; false where they cannot be had.
fetch_readers() {
    /usr/bin/python3 tests/readers/setup.py fetch && return 0
    [[ ${CI-} != true ]] || stop "NOT ALL READERS WERE ASKED: some cannot be had"
    return 1
}

# Puts the OCFL validators of others into the cache; false where the one of PyPI cannot be had.
fetch_validators() {
    /usr/bin/python3 tests/archive/validators.py fetch && return 0
    [[ ${CI-} != true ]] || stop "NO OCFL VALIDATOR OF OTHERS WAS ASKED: none can be had"
    return 1
}

# Runs the tests of a test preset. AddressSanitizer of GCC 12 cannot start where the kernel spreads addresses over more than 28 bits.
run_tests() {
    local prefix=()
    if [[ $(cat /proc/sys/vm/mmap_rnd_bits 2>/dev/null || echo 28) -gt 28 ]]; then
        prefix=(setarch "$(uname -m)" -R)
    fi
    "${prefix[@]}" ctest --preset "$1" --parallel "$(nproc)"
}

test_all() {
    local judge=veraPDF readers=all validators=some
    install_packages "${test_packages[@]}"
    fetch_verapdf || judge=none
    fetch_readers || readers=some
    fetch_validators || validators=none
    build dev
    run_tests release
    run_tests dev
    [[ $judge != none ]] ||
        say "" "**** CONFORMANCE WAS NOT CHECKED: veraPDF could not be had. All else passed. ****"
    [[ $readers == all ]] ||
        say "" "**** NOT ALL READERS WERE ASKED: some could not be had. All else passed. ****"
    [[ $validators != none ]] ||
        say "" "**** NO OCFL VALIDATOR OF OTHERS WAS ASKED. All else passed. ****"
}

test_long() {
    local readers=all
    install_packages "${test_packages[@]}" "${long_packages[@]}"
    fetch_readers || readers=some
    fetch_validators || true
    run_tests long
    [[ $readers == all ]] ||
        say "" "**** NOT ALL READERS WERE ASKED: some could not be had. All else passed. ****"
}

bench() {
    install_packages "${bench_packages[@]}"
    python3 tests/bench/run.py build/release
    python3 tests/bench/archive.py build/release
}

main() {
    case ${1-} in
    '' | test | bench | test-long) ;;
    *) stop "usage: ./build.sh [test | test-long | bench]" ;;
    esac
    install_packages "${build_packages[@]}"
    copy_fonts
    build release
    make_charter
    case ${1-} in
    test) test_all ;;
    test-long) test_long ;;
    bench) bench ;;
    esac
}

main "$@"
