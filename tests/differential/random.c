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
