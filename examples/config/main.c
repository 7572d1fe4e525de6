/*
 * A configuration: settings of several classes under one parent, in a file of
 * its own; and a file of "key = value" lines that needs no code per key.
 */
#include "config.h"

#include <stdio.h>

/* What is common to all settings, wherever it is found. */
static void
print_origin(const struct setting *setting)
{
	char text[100];

	setting_format(setting, text, sizeof text);
	printf("  from %s: %s\n", origin_name((uint64_t)setting_get_origin(setting)), text);
}

/* "port" "8080": the text becomes a value of the attribute's type. */
static slot_status
assign(struct listener *listener, const char *name, const char *text)
{
	const slot_class *cls = listener_class();
	const int index = cls->find(name, strlen(name));
	uint64_t number = 0;
	const char *digit;

	if (index < 0 || cls->attributes[index].type == SLOT_TYPE_STRING || cls->attributes[index].type == SLOT_TYPE_ENUM)
		return listener_set(listener, name, slot_string(text));
	if (cls->attributes[index].type == SLOT_TYPE_BOOL)
		return listener_set(listener, name, slot_bool(strcmp(text, "yes") == 0));
	for (digit = text; *digit >= '0' && *digit <= '9' && number < 100000; digit++)
		number = number * 10 + (uint64_t)(*digit - '0');
	return *digit ? SLOT_WRONG_TYPE : listener_set(listener, name, slot_uint(number));
}

int
main(void)
{
	static const char *const lines[][2] = {
		{"port", "8443"}, {"tls", "yes"}, {"host", "example.org"}, {"origin", "FILE"},
		{"port", "0"},    {"prot", "1"},  {"key", "other"},        {"backlog", "many"},
	};
	struct listener listener;
	struct limit limit;
	char text[300];

	if (listener_init(&listener, "main") != SLOT_OK || limit_init(&limit, "memory", UINT64_C(1) << 30) != SLOT_OK)
		return 1;
	for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
		slot_status status = assign(&listener, lines[i][0], lines[i][1]);
		char sentence[200];

		if (status == SLOT_OK)
			status = listener_set_line(&listener, i + 1);
		slot_explain(listener_class(), lines[i][0], status, sentence, sizeof sentence);
		printf("%s = %s: %s\n", lines[i][0], lines[i][1], status == SLOT_OK ? "done" : sentence);
	}
	listener_format(&listener, text, sizeof text);
	printf("%s\n", text);
	print_origin(listener_as_setting(&listener));
	limit_format(&limit, text, sizeof text);
	printf("%s\n", text);
	print_origin(limit_as_setting(&limit));
	listener_clear(&listener);
	limit_clear(&limit);
	return 0;
}
