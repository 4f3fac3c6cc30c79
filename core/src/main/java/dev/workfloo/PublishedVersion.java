package dev.workfloo;

/** One published state of a document, which never changes again; versions count from 1. */
public interface PublishedVersion {

    /** The id of what was published: 24 hex digits. */
    String hex();

    int number();
}
