package dev.workfloo.application.definition;

/**
 * What is to be published of a document.
 *
 * @param <I> names the document
 * @param <D> what a version of it says
 */
interface Edition<I, D> {

    I id();

    D published();

    /** Whether a version that is there says the same. */
    boolean isSaidBy(D version);
}
