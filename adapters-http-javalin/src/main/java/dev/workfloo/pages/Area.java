package dev.workfloo.pages;

import java.util.List;

/**
 * A part of the pages that can be opened to others by its path alone, and what holds for all in it.
 *
 * @param root all of it is there or below, its scripts and styles too
 * @param isPersonal whether its pages are about one person: kept by no browser, found by no search engine, and telling no
 *     other site where the person was
 * @param navigation that each page begins with
 * @param assets what each page loads beside what all areas share
 */
public record Area(String root, boolean isPersonal, List<Link> navigation, List<String> assets) {

    /** A way to another page. */
    public record Link(Word text, String path) {}

    String path(String below) {
        return root.equals("/") ? below : root + below;
    }
}
