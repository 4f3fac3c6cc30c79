package dev.workfloo.person.form;

import dev.workfloo.content.DocumentReference;

/**
 * A file that is there already.
 *
 * @param name by which the step's page knows it
 */
record EarlierFile(String name, DocumentReference reference) {}
