/* libxml2 as all of src/xml wants it; private to src/xml. */
#ifndef CHARTER_XML_LIBRARY_H
#define CHARTER_XML_LIBRARY_H

/* Called before anything else of libxml2's, by everything that is asked from outside; may be called
 * again. Memory comes from base/arena.h, and libxml2 prints nothing of its own. */
void library_prepare(void);

#endif
