package dev.workfloo.pages;

/**
 * A file as it was posted.
 *
 * @param name as the browser calls it: anything may stand there
 */
public record PostedFile(String name, byte[] bytes) {

    /** Both are somebody's. */
    @Override
    public String toString() {
        return "PostedFile of " + bytes.length + " bytes";
    }
}
