#include "parts.h"
#include "shop.customer.h"

#include <stdio.h>

int
show_customer(void)
{
	struct customer customer;

	if (customer_init(&customer, 41) != SLOT_OK)
		return 1;
	printf("a customer of %u\n", (unsigned)customer_get_age(&customer));
	customer_clear(&customer);
	return 0;
}
