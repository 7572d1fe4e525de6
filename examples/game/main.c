/*
 * Entities of a game: vectors inside of entities, flags, a path with a length.
 */
#include "game.h"

#include <stdio.h>

/* One step of time: the vector is changed where it lies. */
static slot_status
move(struct entity *entity, float seconds)
{
	const struct vector *velocity = entity_get_velocity(entity);
	struct vector *position = entity_edit_position(entity);
	slot_status status = vector_set_x(position, vector_get_x(position) + seconds * vector_get_x(velocity));

	if (status == SLOT_OK)
		status = vector_set_y(position, vector_get_y(position) + seconds * vector_get_y(velocity));
	if (status == SLOT_OK)
		status = vector_set_z(position, vector_get_z(position) + seconds * vector_get_z(velocity));
	return status;
}

static void
show(const struct entity *entity)
{
	char text[500];

	entity_format(entity, text, sizeof text);
	printf("%s\n", text);
}

int
main(void)
{
	struct entity dragon, knight;
	struct vector goal;
	char sentence[200];
	slot_status status;

	if (entity_init(&dragon, 1, "Smaug") != SLOT_OK || entity_init(&knight, 2, "Bard") != SLOT_OK ||
	    vector_init(&goal) != SLOT_OK)
		return 1;
	if (entity_set_powers(&dragon, POWER_FLY | POWER_INVISIBLE) != SLOT_OK ||
	    entity_set_team(&dragon, TEAM_RED) != SLOT_OK || entity_set_target(&dragon, &knight) != SLOT_OK ||
	    vector_set_x(entity_edit_velocity(&dragon), 2.5f) != SLOT_OK)
		return 1;

	/* A path of points, each a copy. */
	for (int i = 0; i < 3; i++) {
		if (vector_set_y(&goal, (float)i) != SLOT_OK || entity_path_append(&dragon, &goal) != SLOT_OK)
			return 1;
	}
	if (move(&dragon, 2) != SLOT_OK || entity_path_remove(&dragon, 0) != SLOT_OK)
		return 1;
	show(&dragon);
	show(&knight);
	printf("%zu points to go\n", entity_path_count(&dragon));

	/* Nobody is healthier than healthy. */
	status = entity_set_health(&knight, 101);
	slot_explain(entity_class(), "health", status, sentence, sizeof sentence);
	printf("%s\n", sentence);

	entity_clear(&dragon);
	entity_clear(&knight);
	vector_clear(&goal);
	return 0;
}
