package dev.workfloo.docs.centre;

/**
 * A heading of a page and what stands beneath it, down to the next.
 *
 * @param level 1 is the page's title, 2 its parts
 * @param source its Markdown, without the heading
 */
record PageSection(String anchor, String heading, int level, String source) {}
