package dev.workfloo.docs.centre;

/** What is said, to those who do not see it, of parts of a page; in the language of the page. */
record PageLabels(String table, String code, String linkTo) {}
