package dev.workfloo.execution.document;

/**
 * Under which name a kind of event or position is stored; it never changes.
 *
 * @param since the first format whose software reads what is written
 */
record StoredName(String text, int since) {}
