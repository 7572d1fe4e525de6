#include "parts.h"

int
main(void)
{
	return show_article() || show_customer();
}
