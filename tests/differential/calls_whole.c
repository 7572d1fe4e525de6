/*
 * calls_whole.c: random calls about whole objects: init, new, copy, move,
 * equal, hash, format, as themselves and as their parents.
 */
#include "differ.h"

void
call_init(FILE *out, const struct call *call)
{
	const char *c = call->class->c_name;
	const char which = call->which;
	const bool is_new = chance(30);

	open_call(out, call, is_new ? "new" : "init", "");
	if (is_new) {
		fprintf(out, "\tfresh_%s = NULL;\n\tTRY(NULL, undo_new_%s, &fresh_%s)\n\t\tstatus = %s_new(&fresh_%s", c, c, c, c, c);
		print_parameters(out, call->class, chance(60));
		fprintf(out,
		        ");\n\tsay(\" = %%s\\n\", status_name(status));\n\tif ((status == SLOT_OK) != (fresh_%s != NULL))\n"
		        "\t\tsay(\"!! an object, or none\");\n\tif (fresh_%s)\n\t\tshow_%s(fresh_%s);\n\t%s_free(fresh_%s);\n",
		        c, c, c, c, c, c);
		return;
	}
	fprintf(out, "\t%s_clear(&%s_%c);\n\t%s_clear(&%s_%c);\n\tTRY(NULL, undo_%s, &%s_%c)\n\t\tstatus = %s_init(&%s_%c", c, c, which,
	        c, c, which, c, c, which, c, c, which);
	print_parameters(out, call->class, chance(60));
	fprintf(out,
	        ");\n\tsay(\" = %%s\\n\", status_name(status));\n\tif (status != SLOT_OK) {\n\t\t%s_clear(&%s_%c);\n"
	        "\t\tbegin_%s(&%s_%c);\n\t}\n\tshow_%s(&%s_%c);\n",
	        c, c, which, c, c, which, c, c, which);
}

static void
copy(FILE *out, const struct call *call)
{
	const char *c = call->class->c_name;
	const char which = call->which, other = chance(15) ? which : which == 'a' ? 'b' : 'a';

	open_call(out, call, "copy", "");
	open_try(out, call);
	fprintf(out, "%s_copy(&%s_%c, &%s_%c);\n", c, c, which, c, other);
	fprintf(out, "\tif (!%s_equal(&%s_%c, &%s_%c) || %s_hash(&%s_%c) != %s_hash(&%s_%c))\n\t\tsay(\"!! unequal\");\n", c, c, which,
	        c, other, c, c, which, c, c, other);
	close_call(out, call, NULL);
}

static void
move(FILE *out, const struct call *call)
{
	const char *c = call->class->c_name;
	const char which = call->which, other = which == 'a' ? 'b' : 'a';

	open_call(out, call, "move", "");
	fprintf(out, "\t%s_move(&%s_%c, &%s_%c);\n", c, c, which, c, other);
	if (chance(50))
		fprintf(out, "\t%s_clear(&%s_%c);\n\tbegin_%s(&%s_%c);\n", c, c, other, c, c, other);
	else
		fprintf(out, "\tTRY(NULL, NULL, NULL)\n\t\tstatus = %s_copy(&%s_%c, &%s_%c);\n", c, c, other, c, which);
	fprintf(out, "\tsay(\"\\n\");\n\tshow_%s(&%s_%c);\n", c, c, which);
}

static void
compare(FILE *out, const struct call *call)
{
	const char *c = call->class->c_name;

	open_call(out, call, "equal", "");
	fprintf(out,
	        "\tsay(\" = %%d\\n\", %s_equal(&%s_a, &%s_b));\n\tif (%s_equal(&%s_a, &%s_b) != %s_equal(&%s_b, &%s_a))\n"
	        "\t\tsay(\"!! equal on one side\\n\");\n"
	        "\tif (%s_equal(&%s_a, &%s_b) && %s_hash(&%s_a) != %s_hash(&%s_b))\n\t\tsay(\"!! equal, but hashed apart\\n\");\n",
	        c, c, c, c, c, c, c, c, c, c, c, c, c, c, c, c);
}

/* What there is of a parent, and only that. */
static void
as_parent(FILE *out, const struct call *call)
{
	const struct class_model *parent = call->class->parent;
	const char *c = call->class->c_name, *p = parent->c_name;

	open_call(out, call, "as", parent->name);
	fprintf(out,
	        "\t{\n\t\tchar text[16000];\n\t\tsay(\" %%d\", %s_format(%s_as_%s(&%s_%c), text, sizeof text));\n\t\tsay(\" %%s\", text);\n"
	        "\t\tsay(\" %%d\", %s_equal(%s_as_%s(&%s_a), %s_as_%s(&%s_b)));\n\t}\n",
	        p, c, p, c, call->which, p, c, p, c, c, p, c);
	if (!holds_references(parent))
		fprintf(out, "\tsay(\" %%016\" PRIx64, %s_hash(%s_as_%s(&%s_%c)));\n", p, c, p, c, call->which);
	if (has_objects(parent) && chance(60)) {
		/* Out of a child, or into its first part. */
		if (chance(50)) {
			open_try(out, call);
			fprintf(out, "%s_copy(&%s_a, %s_as_%s(&%s_%c));\n\tshow_%s(&%s_a);\n", p, p, c, p, c, call->which, p, p);
		} else {
			open_try(out, call);
			fprintf(out, "%s_copy(%s_edit_as_%s(&%s_%c), &%s_b);\n", p, c, p, c, call->which, p);
		}
		close_call(out, call, NULL);
		return;
	}
	fputs("\tsay(\"\\n\");\n", out);
}

void
call_whole(FILE *out, const struct call *call)
{
	const char *c = call->class->c_name;

	switch (below(8)) {
	case 0:
	case 1:
		copy(out, call);
		break;
	case 2:
		move(out, call);
		break;
	case 3:
		open_call(out, call, "format", "");
		fprintf(out, "\tformat_%s(&%s_%c, %u);\n", c, c, call->which, chance(30) ? below(2) : below(60));
		break;
	case 4:
	case 5:
		open_call(out, call, "rebuild", "");
		fprintf(out, "\trebuild_%s(&%s_%c);\n\tsay(\"\\n\");\n", c, c, call->which);
		break;
	case 6:
		if (call->class->parent) {
			as_parent(out, call);
			break;
		}
		/* fall through */
	default:
		compare(out, call);
		break;
	}
}
