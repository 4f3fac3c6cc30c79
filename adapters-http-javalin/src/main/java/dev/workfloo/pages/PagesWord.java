package dev.workfloo.pages;

/** What all pages say. */
enum PagesWord implements Word {
    ERROR_PREFIX,
    SKIP_TO_CONTENT,
    LANGUAGE,
    NOT_FOUND_TITLE,
    NOT_FOUND_TEXT,
    NOT_ALLOWED_TITLE,
    NOT_ALLOWED_TEXT,
    STALE_TITLE,
    STALE_TEXT,
    TOO_LARGE_TITLE,
    TOO_LARGE_TEXT,
    UNAVAILABLE_TITLE,
    UNAVAILABLE_TEXT,
    FAILED_TITLE,
    FAILED_TEXT
}
