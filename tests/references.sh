# references.sh: which references may be NULL, alike in every variant: an element
# of an array may, unless the array is required; then init asks for all of them.
. "$top_srcdir/tests/harness/lib.sh"
cd "$scratch" || exit 99

cat >team.yaml <<'END'
classes:
  Player:
    attributes: {number: uint8}
  Team:
    attributes:
      pair:   {type: Player, storage: reference, count: 2, required: true}
      bench:  {type: Player, storage: reference, max_count: 2, required: true}
      guests: {type: Player, storage: reference, count: 2, optional: true}
      others: {type: Player, storage: reference, max_count: 2, optional: true}
      old:    {type: Player, storage: reference, count: 2}
      first:  {type: Player, storage: reference}
      second: {type: Player, storage: reference, optional: true}
END
cat >main.c <<'END'
#include HEADER
#include <stdio.h>

static void
expect(const char *name, bool is_so)
{
	printf("%s\t%s\n", is_so ? "ok" : "wrong", name);
}

int
main(void)
{
	struct player one, two;
	const struct player *both[2] = {&one, &two}, *half[2] = {&one, NULL};
	struct team team, *fresh = NULL;
	slot_value value = slot_none();
	slot_status status;

	if (player_init(&one) != SLOT_OK || player_init(&two) != SLOT_OK)
		return 1;
	status = team_init(&team, both, 1, both, 2);
	expect("init refuses too few elements of a required array", status == SLOT_BAD_VALUE);
	team_clear(&team);
	status = team_init(&team, NULL, 0, both, 2);
	expect("and none", status == SLOT_BAD_VALUE);
	team_clear(&team);
	status = team_init(&team, both, 3, both, 2);
	expect("and too many", status == SLOT_TOO_LONG);
	team_clear(&team);
	status = team_init(&team, half, 2, both, 2);
	expect("and NULL among them", status == SLOT_BAD_VALUE);
	team_clear(&team);
	status = team_new(&fresh, both, 1, both, 2);
	expect("new makes no such object", status == SLOT_BAD_VALUE && !fresh);
	status = team_init(&team, both, 2, half, 2);
	expect("of an array with a length, no element may be NULL", status == SLOT_BAD_VALUE);
	team_clear(&team);

	status = team_init(&team, both, 2, NULL, 0);
	expect("but it may be empty", status == SLOT_OK && team_bench_count(&team) == 0);
	expect("a required element cannot be taken away", team_set_pair(&team, 1, NULL) == SLOT_BAD_VALUE);
	status = team_set_at(&team, "pair", 1, slot_object(player_class(), NULL));
	expect("nor by name", status == SLOT_BAD_VALUE && team_get_pair(&team, 1) == &two);
	expect("nor can NULL be appended", team_bench_append(&team, NULL) == SLOT_BAD_VALUE && team_bench_count(&team) == 0);

	status = team_set_guests(&team, 1, &two);
	expect("an optional array that is set by element has NULL beside it",
	       status == SLOT_OK && team_has_guests(&team) && !team_get_guests(&team, 0));
	status = team_set_guests(&team, 1, NULL);
	expect("its elements may be set to NULL, and it is there still",
	       status == SLOT_OK && team_has_guests(&team) && !team_get_guests(&team, 1));
	status = team_set_at(&team, "guests", 0, slot_object(player_class(), NULL));
	expect("by name too", status == SLOT_OK && team_has_guests(&team));
	status = team_others_append(&team, NULL);
	expect("NULL can be appended to it", status == SLOT_OK && team_others_count(&team) == 1);
	status = team_set_old(&team, 0, NULL);
	expect("and be an element of an array that is neither", status == SLOT_OK);

	status = team_get(&team, "first", &value);
	expect("a reference to nothing is a value by name",
	       status == SLOT_OK && value.kind == SLOT_OBJECT && !value.as.pointer && team_has(&team, "first"));
	expect("and is none where it is optional", team_get(&team, "second", &value) == SLOT_UNSET && !team_has(&team, "second"));
	status = team_set(&team, "first", slot_object(player_class(), &one));
	expect("by name it is set", status == SLOT_OK && team_get_first(&team) == &one);
	expect("no value is of the wrong type", team_set(&team, "first", slot_none()) == SLOT_WRONG_TYPE);
	status = team_set(&team, "first", slot_object(player_class(), NULL));
	expect("an object that is NULL takes it back to nothing", status == SLOT_OK && !team_get_first(&team));
	status = team_set(&team, "second", slot_object(player_class(), NULL));
	expect("an optional one does not take NULL", status == SLOT_BAD_VALUE && team_unset(&team, "second") == SLOT_OK);
	team_clear(&team);
	player_clear(&one);
	player_clear(&two);
	return 0;
}
END

for variant in slotted packed map; do
	"$SLOTC" generate --variant=$variant team.yaml -o team.h || exit 99
	# CC and the flags are words.
	# shellcheck disable=SC2086
	if ! $CC $CFLAGS $SANITIZER_CFLAGS -Wall -Wextra -Werror '-DHEADER="team.h"' main.c -o main 2>log || ! ./main >rows 2>log; then
		fail "$variant: the program runs" log
		continue
	fi
	while IFS='	' read -r verdict name; do
		check "$variant: $name" test "$verdict" = ok
	done <rows
done
done_testing
