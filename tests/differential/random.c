/*
 * random.c: the same numbers from the same seed on every machine (splitmix64,
 * Steele, Lea and Flood).
 */
#include "differ.h"

uint64_t random_state;

uint64_t
random_word(void)
{
	uint64_t z = random_state += 0x9e3779b97f4a7c15u;

	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
	z = (z ^ z >> 27) * 0x94d049bb133111ebu;
	return z ^ z >> 31;
}

unsigned
below(unsigned bound)
{
	return (unsigned)(random_word() % bound);
}

bool
chance(unsigned percent)
{
	return below(100) < percent;
}

uint64_t
edge_number(void)
{
	uint64_t power = (uint64_t)1 << below(64);

	switch (below(6)) {
	case 0:
		return below(10);
	case 1:
		return power;
	case 2:
		return power - 1;
	case 3:
		return 0 - power;
	case 4:
		return 0 - power - 1;
	default:
		return random_word() >> below(64);
	}
}
