# big_endian.sh: on a big-endian machine a program that uses generated headers
# prints what it prints on this one: which names are found and which are not,
# values by name, the bytes of packed objects, hashes and texts.
. "$top_srcdir/tests/harness/lib.sh"
cd "$scratch" || exit 99

# ---- a compiler and an emulator ----------------------------------------------------

cat >probe.c <<'END_OF_C'
#include <stdio.h>
#include <stdint.h>
#include <string.h>
int
main(void)
{
	const uint16_t one = 1;
	unsigned char first;
	memcpy(&first, &one, 1);
	puts(first ? "little" : "big");
	return 0;
}
END_OF_C

# try_target EMULATOR COMPILER...: does it make static programs that run here?
try_target() {
	for emulator in "$1" "$1-static"; do
		command -v "$emulator" >which.log 2>&1 && break
		emulator=
	done
	shift
	test -n "$emulator" || return 1
	cross=$*
	"$@" -static probe.c -o probe >probe.log 2>&1 && test "$("$emulator" ./probe 2>&1)" = big
}

# gcc-multilib keeps Debian from installing gcc for other machines; clang is one
# for all of them, with the binutils and libraries of the machine.
find_target() {
	for target in s390x-linux-gnu/s390x powerpc64-linux-gnu/ppc64 powerpc-linux-gnu/ppc mips-linux-gnu/mips; do
		try_target "qemu-${target#*/}" "${target%/*}-gcc" && return
		test -n "$TEST_CLANG" && try_target "qemu-${target#*/}" "$TEST_CLANG" "--target=${target%/*}" && return
	done
	return 1
}

if ! find_target; then
	skip 'a big-endian machine answers alike' 'no compiler for a big-endian machine, or no qemu-user to run its programs'
	done_testing
	exit
fi
echo "# $cross, run with $emulator"

# ---- schemas -----------------------------------------------------------------------

# Names of 1 to 40 bytes and some longer ones, in two classes, so that names are
# read by loads of every width; slots of every type that has no pointer.
cat >wire.yaml <<'END_OF_YAML'
name: wire
enums:
  color:
    permissible_values: {RED: {value: 3}, GREEN: {value: 5}, BLUE: {value: 1000}}
  access:
    flags: true
    permissible_values: {READ: {}, WRITE: {}, EXECUTE: {}}
classes:
  Pair:
    attributes: {a: {type: int16, minimum: -5, maximum: 5}, b: double}
END_OF_YAML
awk 'BEGIN {
	count = split("uint8 int16 uint32 int64 uint64 bool double float timestamp int8 uint16 int32 color access Pair", types, " ")
	special[3] = "{type: uint16, minimum: 3, maximum: 700, optional: true}"
	special[7] = "{type: string, max_bytes: 11, default: grün}"
	special[12] = "{type: bytes, max_bytes: 9}"
	special[17] = "{type: int32, count: 3, minimum: -70, maximum: 70}"
	special[23] = "{type: double, max_count: 4}"
	special[29] = "{type: bool, max_count: 13}"
	special[31] = "{type: int64, minimum: -1234567890123, maximum: 1234567890123, optional: true}"
	for (class = 0; class < 2; class++) {
		print "  " (class ? "Every" : "Some") ":"
		print "    attributes:"
		for (length_of_name = 1; length_of_name <= 40 || length_of_name == 63; length_of_name += length_of_name == 40 ? 23 : 1) {
			if (!class && length_of_name % 3 != 1)
				continue
			for (twin = 0; twin < (length_of_name < 3 ? 1 : 2); twin++) {
				name = ""
				for (i = 0; i < length_of_name; i++)
					name = name substr("abcdefghijklmnopqrstuvwxyz_", (i * 7 + length_of_name * 5 + twin * i) % 27 + 1, 1)
				gsub(/__+/, "x_", name)
				sub(/^_/, "q", name)
				sub(/_$/, "q", name)
				name = substr(name, 1, length_of_name)
				while (length(name) < length_of_name)
					name = name "z"
				if (name in taken && taken[name] == class)
					continue
				taken[name] = class
				kind = !twin && length_of_name in special ? special[length_of_name] : types[++used % count + 1]
				print "      " name ": " kind
			}
		}
	}
}' >>wire.yaml
cat >owned.yaml <<'END_OF_YAML'
name: owned
classes:
  Label:
    attributes:
      text: string
      raw: bytes
      vendor: {type: string, storage: borrowed, optional: true}
      ratio: {type: float, minimum: -1, maximum: 1}
      lines: {type: string, max_count: 3}
END_OF_YAML
for variant in slotted packed map; do
	mkdir $variant
	"$SLOTC" generate --variant=$variant wire.yaml owned.yaml -d $variant >log 2>&1 || {
		fail "headers are generated ($variant)" log
		done_testing
		exit
	}
	test -f $variant/wire.h || for name in wire owned; do mv "$variant/${name}_$variant.h" $variant/$name.h; done
done

# ---- the program -------------------------------------------------------------------

cat >main.c <<'END_OF_C'
#include "owned.h"
#include "wire.h"

#include <stdio.h>

static uint64_t state;

static uint64_t
next(void)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return state >> 11;
}

static void
print_value(slot_status status, slot_value value)
{
	size_t i;

	if (status != SLOT_OK) {
		printf(" status %d\n", (int)status);
		return;
	}
	printf(" kind %d", (int)value.kind);
	switch (value.kind) {
	case SLOT_BOOL:
		printf(" %d\n", (int)value.as.boolean);
		break;
	case SLOT_INT:
	case SLOT_UINT:
		printf(" %llx\n", (unsigned long long)value.as.natural);
		break;
	case SLOT_DOUBLE:
		printf(" %.17g\n", value.as.real);
		break;
	case SLOT_STRING:
	case SLOT_BYTES:
		for (i = 0; i < value.length; i++)
			printf(" %02x", (unsigned)((const unsigned char *)value.as.pointer)[i]);
		puts("");
		break;
	default:
		puts("");
		break;
	}
}

/* What is found by each name, and by all that differ from one by a byte. */
static void
print_names(const slot_class *cls)
{
	size_t i, k, at;
	char name[80];

	for (i = 0; i < cls->count; i++) {
		const size_t length = strlen(cls->attributes[i].name);
		long found = 0;

		memcpy(name, cls->attributes[i].name, length + 1);
		printf("%s %d", name, cls->find(name, length));
		for (at = 0; at < length; at++) {
			for (k = 1; k < 256; k++) {
				name[at] = (char)(name[at] ^ k);
				found = found * 31 % 1000003 + cls->find(name, length) + 1;
				name[at] = (char)(name[at] ^ k);
			}
		}
		for (at = 0; at <= length; at++)
			printf(" %d", cls->find(name, at));
		name[length] = name[length - 1];
		printf(" %d %ld\n", cls->find(name, length + 1), found);
	}
}

/* A value of a kind the attribute takes; mostly one that fits. */
static slot_value
value_for(const slot_class *cls, size_t i)
{
	static const char *const texts[] = {"", "a", "text of some length", "gr\303\274n", "0123456789A"};
	const uint64_t random = next();

	switch (cls->attributes[i].type) {
	case SLOT_TYPE_BOOL:
		return slot_bool(random % 2);
	case SLOT_TYPE_FLOAT:
	case SLOT_TYPE_DOUBLE:
		return slot_double(((double)(random % 2001) - 1000) / 1024);
	case SLOT_TYPE_ENUM:
		return slot_int(cls->attributes[i].names()->values[random % 3].number);
	case SLOT_TYPE_STRING:
		return slot_string(texts[random % 5]);
	case SLOT_TYPE_BYTES:
		return slot_bytes("\001\002\200\377\000\005\006\007\010", random % 10);
	case SLOT_TYPE_FLAGS:
		return slot_uint(random % 8);
	default:
		return random % 4 ? slot_int((int64_t)(random % 141) - 70) : slot_uint(random >> random % 47);
	}
}

/* Write and read everything by name, whatever comes of it. */
static void
exercise(const slot_class *cls, void *object)
{
	char text[8192];
	size_t i, k;
	int round;

	for (round = 0; round < 4; round++) {
		for (i = 0; i < cls->count; i++) {
			const slot_attribute *attribute = &cls->attributes[i];
			const int index = cls->find(attribute->name, strlen(attribute->name));
			slot_value value = slot_none();
			slot_status status;

			if (attribute->type == SLOT_TYPE_OBJECT)
				continue;
			if (attribute->count) {
				for (k = 0; k < attribute->count; k++) {
					status = attribute->flags & SLOT_FLAG_BOUNDED && round < 2
							 ? slot_append(cls, i, object, value_for(cls, i))
							 : slot_set_at(cls, index, object, k, value_for(cls, i));
					printf("%s[%u] %d,", attribute->name, (unsigned)k, (int)status);
					status = slot_get_at(cls, index, object, k, &value);
					print_value(status, value);
				}
				continue;
			}
			status = slot_set(cls, index, object, value_for(cls, i));
			printf("%s %d,", attribute->name, (int)status);
			status = slot_get(cls, index, object, &value);
			print_value(status, value);
			if (attribute->flags & SLOT_FLAG_OPTIONAL && round == 2)
				printf("unset %d\n", (int)slot_unset(cls, index, object));
		}
		printf("%d ", slot_format(cls, object, text, sizeof text));
		puts(text);
		printf("hash %llx\n", (unsigned long long)slot_hash(cls, object));
	}
}

/* The same bytes on every machine, where the class is packed. */
static void
print_bytes(const slot_class *cls, const void *object)
{
#if defined(PACKED)
	size_t i;

	for (i = 0; i < cls->size; i++)
		printf("%02x", (unsigned)((const unsigned char *)object)[i]);
	puts("");
#else
	(void)cls;
	(void)object;
#endif
}

int
main(void)
{
	struct some some, copy = {0};
	struct every every;
	struct label label;
	slot_value value = slot_none();
	slot_status status;

	state = 88172645463325252u;
	print_names(some_class());
	print_names(every_class());
	print_names(label_class());
	if (some_init(&some) != SLOT_OK || every_init(&every) != SLOT_OK || label_init(&label) != SLOT_OK)
		return 1;
	print_bytes(some_class(), &some);
	print_bytes(every_class(), &every);
	exercise(some_class(), &some);
	exercise(every_class(), &every);
	exercise(label_class(), &label);
	print_bytes(some_class(), &some);
	print_bytes(every_class(), &every);
	printf("%d\n", (int)some_copy(&copy, &some));
	printf("%d\n", (int)some_equal(&copy, &some));
	/* A literal name folds where a compiler can. */
	status = label_set(&label, "text", slot_string("literal"));
	printf("%d", (int)status);
	status = label_get(&label, "text", &value);
	print_value(status, value);
	status = label_get(&label, "texts", &value);
	print_value(status, value);
	some_clear(&copy);
	some_clear(&some);
	every_clear(&every);
	label_clear(&label);
	return 0;
}
END_OF_C

# build WHERE VARIANT FLAGS COMPILER...
build() {
	program=$2.$1
	flags="$3 -I$2"
	test "$2" != packed || flags="$flags -DPACKED"
	shift 3
	# Flags are words.
	# shellcheck disable=SC2086
	check "$program: compiles with $flags" "$@" -std=c99 -Wall -Wextra -Werror $flags main.c -o "$program"
}

for variant in slotted packed map; do
	# CC is words.
	# shellcheck disable=SC2086
	build here $variant -O1 ${CC:-cc}
	check "$variant.here: runs" sh -c "./$variant.here >$variant.expected"
	check "$variant.here: finds names and prints values" sh -c "test \$(wc -l <$variant.expected) -gt 500"
	# Without optimisation lookups are made of other instructions.
	levels=2
	test $variant != slotted || levels="0 2"
	for level in $levels; do
		# shellcheck disable=SC2086
		build there$level $variant "-O$level -static" $cross
		check "$variant.there$level: runs" sh -c "$emulator ./$variant.there$level >$variant.out && test -s $variant.out"
		check "$variant at -O$level: a big-endian machine answers alike" diff "$variant.expected" "$variant.out"
	done
done
done_testing
