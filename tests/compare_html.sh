# compare_html.sh: the page that `slotc compare --html` writes: it stands
# alone, it is well-formed, and a browser shows it without scrolling sideways.
. "$top_srcdir/tests/harness/lib.sh"
page=$scratch/report.html
TMPDIR=$scratch
export TMPDIR

if ! "$CC" --version >/dev/null 2>&1 && ! $CC --version >/dev/null 2>&1; then
	skip "compare --html" "no compiler to build benchmarks with"
	done_testing
	exit 0
fi

# A class with a hole, bits, and names that are wide.
cat >"$scratch/wide.yaml" <<'END'
classes:
  AVeryLongNameOfAClassThatNoPhoneHasRoomFor:
    attributes:
      a_very_long_name_of_an_attribute_that_no_phone_has_room_for: {type: uint64, required: true}
      yes_or_no: bool
      small: uint16
      text: {type: string, required: true}
END
"$SLOTC" compare "$scratch/wide.yaml" --count 2k --rounds 2 --html "$page" --cflags '-O1 -DQUOTED="<&>"' \
	>"$scratch/out" 2>"$scratch/err"
expect_status "a page is written" 0 $? "$scratch/err"
expect_text "the table is printed as well" "per object" "$scratch/out"
expect_text "the page says which attributes objects are created with" \
	"<dt>created with</dt><dd>a_very_long_name_of_an_attribute_that_no_phone_has_room_for, text; the rest at its default: yes_or_no, small</dd>" "$page"
for part in "Bytes per object" "A million, a billion" "Time per operation" "Read by name" "Where every byte lies" \
	"yes_or_no, bit 0" "padding: 5 bytes at offset" "Measured with" "What the numbers mean" "prefers-color-scheme: dark"; do
	expect_text "the page has: $part" "$part" "$page"
done
expect_text "markup in a text is escaped" "QUOTED=&#34;&#60;&#38;&#62;&#34;" "$page"

# What would need the network, or run.
if grep -i -e 'https*:' -e '<script' -e '<link' -e '<img' -e '@import' -e ' src=' -e ' on[a-z]*=' "$page" \
	>"$scratch/refs"; then
	fail "the page stands alone" "$scratch/refs"
else
	pass "the page stands alone"
fi
if grep -v -e 'url(#' "$page" | grep 'url(' >"$scratch/refs"; then
	fail "styles stand alone" "$scratch/refs"
else
	pass "styles stand alone"
fi

if test -n "${PYTHON3:-}"; then
	cat >"$scratch/check.py" <<'END'
"""Every element that is opened is closed, in order; tables and pictures speak."""
import html.parser, sys

VOID = {"meta"}


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.ids, self.named, self.levels = [], set(), set(), []

    def handle_starttag(self, tag, attributes):
        has = dict(attributes)
        if "id" in has:
            assert has["id"] not in self.ids, has["id"]
            self.ids.add(has["id"])
        self.named.update(has.get("aria-labelledby", "").split())
        if tag == "th":
            assert has.get("scope") in ("row", "col"), self.getpos()
        if tag == "svg":
            assert has.get("aria-hidden") == "true" or has.get("role") == "img", self.getpos()
        if tag in ("h1", "h2", "h3"):
            self.levels.append(int(tag[1]))
        if tag == "html":
            assert has["lang"] == "en"
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        assert tag in ("rect", "path"), self.getpos()

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, (tag, self.getpos())


text = open(sys.argv[1], encoding="utf-8").read()
page = Page()
page.feed(text)
page.close()
assert not page.open, page.open
assert page.named <= page.ids, page.named - page.ids
assert page.levels[0] == 1 and page.levels.count(1) == 1, page.levels
assert all(b - a <= 1 for a, b in zip(page.levels, page.levels[1:])), page.levels
assert text.startswith("<!DOCTYPE html>\n")
END
	check "the page is well-formed and speaks to a screen reader" "$PYTHON3" "$scratch/check.py" "$page"
fi

"$SLOTC" compare "$scratch/wide.yaml" --variants struct --count 10 --rounds 1 --html - >"$scratch/out" 2>"$scratch/err"
expect_status "a page on standard output" 0 $? "$scratch/err"
check "nothing else is there" sh -c 'test "$(head -n 1 "$1")" = "<!DOCTYPE html>"' sh "$scratch/out"
"$SLOTC" compare "$scratch/wide.yaml" --html - --json - >"$scratch/out" 2>"$scratch/err"
expect_status "standard output takes one of them" 2 $? "$scratch/err"
"$SLOTC" compare "$scratch/wide.yaml" --html "$scratch/none/report.html" >"$scratch/out" 2>"$scratch/err"
expect_status "a place that cannot be written is known before measuring" 3 $? "$scratch/err"
expect_text "the place is named" "none/report.html: cannot write into" "$scratch/err"

# ---- in a browser -----------------------------------------------------------------

browser=
for name in chromium chromium-browser google-chrome; do
	if test -z "$browser" && command -v $name >/dev/null 2>&1; then
		browser=$name
	fi
done

# The page in a frame of that width; its title becomes the width that it needs.
# needs_width WIDTH
needs_width() {
	{
		echo "<!DOCTYPE html><iframe id=f style='border:0;width:$1px;height:600px' src='report.html'></iframe>"
		echo "<script>f.onload = () => { const e = f.contentDocument.documentElement;"
		echo "document.body.append('needs ' + e.scrollWidth + ' of ' + e.clientWidth); }</script>"
	} >"$scratch/frame.html"
	timeout 60 $browser --headless --no-sandbox --disable-gpu --disable-quic --no-first-run \
		--disable-background-networking --disable-component-update --disable-sync \
		--hide-scrollbars --allow-file-access-from-files --virtual-time-budget=3000 --user-data-dir="$scratch/browser" \
		--dump-dom "file://$scratch/frame.html" >"$scratch/dom" 2>"$scratch/browser.log"
}

for width in 320 375 1200; do
	row="no scrolling sideways at $width pixels"
	if test -z "$browser"; then
		skip "$row" "no Chromium"
	elif ! needs_width $width || ! grep 'needs [0-9]' "$scratch/dom" >/dev/null; then
		skip "$row" "$browser shows no page here"
	else
		expect_text "$row" "needs $width of $width" "$scratch/dom"
	fi
done

done_testing
