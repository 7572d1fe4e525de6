/* Holds nothing of the schema: no change there compiles what includes only this. */
#ifndef PARTS_H
#define PARTS_H

int show_article(void);
int show_customer(void);

#endif
