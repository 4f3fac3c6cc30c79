package dev.workfloo.docs.tryit;

/** What an operation takes as JSON. */
record DescribedBody(boolean isRequired, String description, DescribedContent content) {}
