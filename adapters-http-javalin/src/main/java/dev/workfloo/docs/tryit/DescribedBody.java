package dev.workfloo.docs.tryit;

/** What an operation takes as JSON. */
record DescribedBody(boolean isRequired, String description, DescribedContent content) {

    /** The first. */
    String example() {
        return content.examples().stream()
                .map(DescribedExample::text)
                .findFirst()
                .orElse("");
    }
}
