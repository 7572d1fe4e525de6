/*
 * The images that a web server keeps in memory: text that stays the server's
 * (Image) and text that the object keeps a copy of (CaptionedImage).
 */
#include "image.h"

#include <inttypes.h>
#include <stdio.h>

static void
show(const struct captioned_image *image)
{
	printf("%" PRIu64 " '%s' by %s, %ux%u, gamma %.1f, %s\n", captioned_image_get_id(image),
	       captioned_image_get_caption(image), captioned_image_get_credit(image), captioned_image_get_width(image),
	       captioned_image_get_height(image), (double)captioned_image_get_gamma(image),
	       captioned_image_get_published(image) ? "published" : "not published");
}

int
main(void)
{
	struct image image;
	struct captioned_image captioned;
	char caption[] = "A harbour";
	slot_status status;

	if (image_init(&image, 1, "A harbour", "/img/1.jpg") != SLOT_OK)
		return 1;
	printf("%" PRIu64 " '%s' at %s\n", image_get_id(&image), image_get_caption(&image), image_get_url(&image));
	image_clear(&image);

	/* The object's text does not change with the caller's. */
	if (captioned_image_init(&captioned, 2, caption, "/img/2.jpg") != SLOT_OK)
		return 1;
	caption[0] = 'a';
	show(&captioned);

	if (captioned_image_set_caption(&captioned, "The old harbour") != SLOT_OK ||
	    captioned_image_set(&captioned, "credit", slot_string("Ann")) != SLOT_OK ||
	    captioned_image_set(&captioned, "width", slot_int(640)) != SLOT_OK ||
	    captioned_image_set(&captioned, "published", slot_bool(true)) != SLOT_OK)
		return 1;
	show(&captioned);

	/* A call that fails changes nothing. */
	status = captioned_image_set(&captioned, "width", slot_int(70000));
	printf("width 70000: %s\n", status == SLOT_OUT_OF_RANGE ? "out of range" : "accepted");
	status = captioned_image_set_caption(&captioned, "not UTF-8: \xff");
	printf("bad text: %s\n", status == SLOT_BAD_VALUE ? "bad value" : "accepted");
	show(&captioned);
	captioned_image_clear(&captioned);
	return 0;
}
