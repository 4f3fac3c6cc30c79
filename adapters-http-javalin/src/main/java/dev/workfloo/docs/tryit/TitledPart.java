package dev.workfloo.docs.tryit;

/**
 * What takes the place of an operation in a page that is open.
 *
 * @param content HTML that is drawn already
 */
record TitledPart(String title, String content) {}
