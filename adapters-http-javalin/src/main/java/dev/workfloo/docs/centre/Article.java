package dev.workfloo.docs.centre;

import dev.workfloo.pages.Language;

/**
 * A page of the centre: a Markdown file of the repository.
 *
 * @param path where it is in the repository
 * @param slug the last part of its address
 * @param written the language that it is in
 */
record Article(Shelf shelf, String path, String slug, Language written) {

    enum Shelf {
        /** Written for those who come anew, in each language. */
        GUIDE,
        /** Written beside the code, in English alone. */
        REFERENCE
    }

    /** In the centre, for somebody who reads it in a language. */
    String address(Language reader) {
        return switch (shelf) {
            case GUIDE -> "/docs/" + written.tag() + "/" + slug;
            case REFERENCE -> "/docs/" + reader.tag() + "/reference/" + slug;
        };
    }
}
