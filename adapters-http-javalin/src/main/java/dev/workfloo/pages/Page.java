package dev.workfloo.pages;

/** What a route does: it answers, and throws only what is broken. */
@FunctionalInterface
public interface Page {

    PageAnswer answer(PageRequest request);
}
