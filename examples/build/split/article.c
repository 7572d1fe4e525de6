#include "parts.h"
#include "shop.article.h"

#include <stdio.h>

int
show_article(void)
{
	struct article article;

	if (article_init(&article, 18, 2.5) != SLOT_OK)
		return 1;
	printf("article %u costs %.2f\n", (unsigned)article_get_number(&article), article_get_price(&article));
	article_clear(&article);
	return 0;
}
