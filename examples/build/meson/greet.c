/* Does not include shop.h: nothing that changes there compiles this again. */
#include "greet.h"

#include <stdio.h>

void
greet(void)
{
	puts("welcome");
}
