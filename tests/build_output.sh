# build_output.sh: outputs on disk are all there or as they were: symbolic links,
# devices, FIFOs, modes, signals, full disks, many writers at once.
. "$top_srcdir/tests/harness/lib.sh"
. "$top_srcdir/tests/harness/calls.sh"
cd "$scratch" || exit 99

schema() {
	printf 'name: cart\nclasses:\n  CartItem:\n    attributes:\n      item_id: {type: %s, required: true}\n' "$2" >"$1"
}

folder() {
	cd "$scratch" || exit 99
	chmod -R u+w "$1" 2>/dev/null
	rm -rf "$1" && mkdir "$1" && cd "$1" || exit 99
	schema cart.yaml uint32
	"$SLOTC" generate cart.yaml -o wanted.h || exit 99
}

# is_wanted FILE: the header of cart.yaml; the first line names the file.
is_wanted() {
	sed 1d wanted.h >"$scratch/wanted" && sed 1d "$1" | cmp "$scratch/wanted" -
}

mode_of() {
	# The first field of ls is all that POSIX gives.
	# shellcheck disable=SC2012
	ls -ld "$1" | cut -c 1-10
}

# tidy NAME: no temporary is left in this folder.
tidy() {
	check "$1" sh -c '! ls -A . | grep slotc-'
}

# unchanged NAME: cart.h is old.h, and nothing is left beside it.
unchanged() {
	check "$1: the old header is whole" cmp old.h cart.h
	tidy "$1: no temporary is left"
}

# with_old: a header of another schema is there already.
with_old() {
	schema old.yaml uint64
	"$SLOTC" generate old.yaml -o old.h && cp old.h cart.h || exit 99
}

# wait_for COMMAND...: until it succeeds, two seconds at most.
wait_for() {
	for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
		"$@" && return 0
		sleep 0.1
	done
	return 1
}

# ---- symbolic links --------------------------------------------------------------
folder links
mkdir real
with_old
mv cart.h real/cart.h
ln -s real/cart.h link.h
ln -s link.h chain.h
slotc 0 "through a chain of links" generate cart.yaml -o chain.h
check "the file behind it is replaced" is_wanted real/cart.h
check "the links stay" test -h chain.h -a -h link.h
ln -s real/new.h dangling.h
slotc 0 "through a link to nothing" generate cart.yaml -o dangling.h
check "its file is made" is_wanted real/new.h
check "that link stays" test -h dangling.h
ln -s loop.h loop.h
slotc 3 "a link to itself" generate cart.yaml -o loop.h
check "is an error and stays" test -h loop.h
ln -s real folder
slotc 0 "into a folder behind a link" generate cart.yaml -d folder --force
check "the header is there" is_wanted real/cart.h
tidy "no temporary is left here"
cd real && tidy "nor there"

# ---- devices, FIFOs, streams --------------------------------------------------------
folder devices
# A slotc that renames over devices, run by root, would take the machine's
# /dev/null away: root uses devices of the test's own, or none.
# device NAME MINOR: $device is one that works, or empty.
device() {
	device=$PWD/$1
	mknod "$device" c 1 "$2" 2>/dev/null && test -r "$device" && dd if="$device" of=read count=0 2>/dev/null && return
	rm -f "$device"
	device=
	test "$(id -u)" -eq 0 || test ! -c "/dev/$1" || device=/dev/$1
}
device null 3
null=$device
device full 7
full=$device

if test -n "$null"; then
	slotc 0 "to a device" generate cart.yaml -o "$null"
	check "which is still a device" test -c "$null"
	ln -s "$null" null.h
	slotc 0 "through a link to a device" generate cart.yaml -o null.h
	check "both stay" test -h null.h -a -c "$null"
	slotc 0 "with a depfile and a stamp on devices" generate cart.yaml -o "$null" --depfile="$null" --stamp="$null"
else
	skip "to a device" "root would risk the machine's own"
fi
"$SLOTC" generate cart.yaml -o /dev/stdout 2>err | cat >piped.h
check "to /dev/stdout, a pipe" is_wanted piped.h
mkfifo fifo.h
cat fifo.h >read.h &
reader=$!
slotc 0 "to a FIFO" generate cart.yaml -o fifo.h
test -p fifo.h || kill $reader
wait $reader
check "its reader gets the header" is_wanted read.h
check "it is still a FIFO" test -p fifo.h
slotc 3 "onto a folder" generate cart.yaml -o .
slotc 3 "into a folder that is not there" generate cart.yaml -o no/cart.h
slotc 3 "into a missing folder of -d, before the schema is read" generate missing.yaml -d no
echo "slotc: the folder 'no' of -d is missing; make it first, with mkdir -p" >message
expect_same "the folder is named, with what to do, and nothing else" message err
slotc 3 "into a missing folder of -o, before the schema is read" generate missing.yaml -o no/cart.h
sed 's/-d/-o/' message >wanted
expect_same "which is named too" wanted err
slotc 3 "onto a folder of -o, before the schema is read" generate missing.yaml -o .
echo "slotc: '.' of -o is a folder; name a file in it" >wanted
expect_same "which is said" wanted err
slotc 3 "with a depfile in no folder" generate cart.yaml -o cart.h --depfile=no/cart.d
expect_text "whose option is named" "'no' of the depfile is missing" err
slotc 3 "with a stamp in no folder" generate cart.yaml -o cart.h --stamp=no/stamp
expect_text "as for it" "'no' of --stamp is missing" err
slotc 3 "into a file" generate cart.yaml -d cart.yaml
expect_text "which is said" "'cart.yaml' of -d is no folder" err
slotc 0 "outputs are listed all the same" generate cart.yaml -d no --print-outputs
slotc 1 "and missing" generate cart.yaml -d no --check
tidy "no temporary is left by devices"

if test -n "$full"; then
	slotc 3 "to a full device" generate cart.yaml -o "$full"
	expect_text "which is named" "'$full'" err
	"$SLOTC" generate cart.yaml -o - >"$full" 2>err
	expect_status "to a full standard output" 3 $? err
	with_old
	slotc 3 "with a stamp on a full device" generate cart.yaml -o cart.h --depfile="$full"
	unchanged "a full device"
else
	skip "to a full device" "none that can be risked"
fi
"$SLOTC" generate cart.yaml -o - 2>err | head -n 1 >first
check "a reader that leaves early gets what it asked for" test -s first

# ---- modes ----------------------------------------------------------------------------
folder modes
for mask in 022 077 002; do
	case $mask in
	022) wanted=-rw-r--r-- ;;
	077) wanted=-rw------- ;;
	002) wanted=-rw-rw-r-- ;;
	esac
	rm -f cart.h cart.stamp cart.d
	(umask $mask && "$SLOTC" generate cart.yaml -o cart.h --depfile=cart.d --stamp=cart.stamp)
	for file in cart.h cart.d cart.stamp; do
		check "umask $mask gives $file $wanted" test "$(mode_of $file)" = $wanted
	done
done
for mode in 640 600 444 755; do
	chmod $mode cart.h
	before=$(mode_of cart.h)
	schema cart.yaml "uint$((mode % 2 * 8 + 8))"
	slotc 0 "over a header of mode $mode" generate cart.yaml -o cart.h
	check "it keeps its mode" test "$(mode_of cart.h)" = "$before"
done
if test "$(id -u)" -ne 0; then
	mkdir closed
	chmod a-w closed
	slotc 3 "into a folder without the right to write" generate cart.yaml -d closed
else
	skip "into a folder without the right to write" "root has every right"
fi

# ---- several outputs --------------------------------------------------------------------
folder several
with_old
schema basket.yaml uint8
slotc 3 "a second output whose name is too long" generate cart.yaml -o cart.h --depfile="$(printf %0300d 1)"
unchanged "it"
mkdir basket.h
slotc 3 "a folder in the place of the second header" generate cart.yaml basket.yaml -d .
unchanged "that folder"
mkdir cart.stamp
slotc 3 "a folder in the place of the stamp" generate cart.yaml -o cart.h --stamp=cart.stamp
unchanged "the stamp"

# ---- signals -------------------------------------------------------------------------------
# A FIFO without a reader stops slotc when its other outputs wait to be renamed.
folder signals
with_old
mkfifo wait.d
for signal in INT TERM HUP QUIT; do
	# A shell without job control lets its background jobs ignore INT and QUIT,
	# and nohup lets all ignore HUP; env gives them back, where it can.
	env --default-signal=$signal true 2>/dev/null || {
		skip "SIG$signal" "this env cannot reset signals"
		continue
	}
	(ulimit -c 0; exec env --default-signal=$signal "$SLOTC" generate cart.yaml -o cart.h --depfile=wait.d) &
	writer=$!
	check "before SIG$signal the new header waits" wait_for sh -c 'ls -A . | grep -q slotc-'
	kill -s $signal $writer
	# One that the signal does not end would wait for a reader for ever.
	wait_for sh -c '! kill -0 $1 2>/dev/null' sh $writer || : <>wait.d
	wait $writer 2>/dev/null
	status=$?
	check "SIG$signal ends slotc (status $status)" test $status -gt 128
	unchanged "SIG$signal"
done

# Beyond a limit of size, and behind a reader that has gone.
"$SLOTC" generate cart.yaml -o wait.d &
writer=$!
: <wait.d
wait $writer
check "a FIFO whose reader leaves ends slotc or takes it all" sh -c 'case $1 in 0 | 3 | 141) ;; *) exit 1 ;; esac' sh $?
(ulimit -c 0; ulimit -f 1; "$SLOTC" generate cart.yaml -o cart.h) >out 2>&1
status=$?
check "a limit of size ends slotc (status $status)" test $status -ne 0
unchanged "a limit of size"
(trap '' XFSZ; ulimit -f 1; "$SLOTC" generate cart.yaml -o cart.h) >out 2>&1
expect_status "where that signal is ignored, it is an error" 3 $? out
unchanged "an ignored signal"

# ---- faults at every call (a sample) ---------------------------------------------------------
folder faults
with_old
if ! strace -o trace true 2>/dev/null || ! strace -e inject=close:error=EIO:when=1 -o trace true 2>/dev/null; then
	skip "faults" "strace: not found, or not allowed"
elif test -n "${SANITIZER_CFLAGS:-}"; then
	skip "faults" "a leak check cannot run under strace"
else
	# fault SYSCALL:ERROR:WHEN NAME
	fault() {
		strace -f -e "trace=${1%%:*}" -e "inject=$1" -o trace "$SLOTC" generate cart.yaml -o cart.h --depfile=cart.d >out 2>err
		expect_status "$2" 3 $? err
		unchanged "$2"
		check "$2: no depfile" test ! -e cart.d
	}
	fault write:error=ENOSPC:when=1 "a disk that is full at the header"
	fault write:error=ENOSPC:when=2 "a disk that is full at the depfile"
	fault write:error=EIO:when=1 "a disk that fails"
	fault rename:error=EACCES:when=1 "a rename that is refused"
	fault fchmod:error=EPERM:when=1 "a mode that is refused"
	# The first close is that of the schema or of a library: all of them are tried.
	wrong=0
	for number in 1 2 3 4 5 6 7 8; do
		strace -f -e trace=close -e inject=close:error=ENOSPC:when=$number -o trace \
			"$SLOTC" generate cart.yaml -o cart.h --depfile=cart.d >out 2>err
		status=$?
		if test $status -eq 0; then
			is_wanted cart.h >log || wrong=1
		else
			cmp -s old.h cart.h && test ! -e cart.d || wrong=1
		fi
		cp old.h cart.h && rm -f cart.d
	done
	check "a close that fails at any place" test $wrong -eq 0
	strace -f -e trace=write -e inject=write:error=EINTR:when=1+2 -o trace "$SLOTC" generate cart.yaml -o cart.h
	check "a write that is interrupted goes on" is_wanted cart.h
	tidy "no temporary is left by faults"
fi

# ---- many writers at once -----------------------------------------------------------------------
folder parallel
for number in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16; do
	schema "cart$number.yaml" uint$((number % 2 * 32 + 32))
	("$SLOTC" generate "cart$number.yaml" -o cart.h || echo failed >>failed) 2>>failed &
done
wait
check "none of 16 writers of one header fails" test ! -s failed
sed 's/cart[0-9]*\.yaml/X/' cart.h >seen
schema X uint32
"$SLOTC" generate X -o a.h
schema X uint64
"$SLOTC" generate X -o b.h
sed 's/^\(.. \)[ab]\.h/\1cart.h/' a.h >first
sed 's/^\(.. \)[ab]\.h/\1cart.h/' b.h >second
check "the header is one of theirs, and whole" sh -c 'cmp -s seen first || cmp -s seen second'
tidy "no temporary is left by writers"
cd "$scratch" && done_testing
