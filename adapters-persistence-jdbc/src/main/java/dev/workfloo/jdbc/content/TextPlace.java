package dev.workfloo.jdbc.content;

import dev.workfloo.content.DocumentId;
import dev.workfloo.content.DocumentReference;

/** A document's reference as one text, which stands in an answer's place: id, size, hash, format, name, a space between them. */
final class TextPlace {

    private static final int PARTS = 5;

    private TextPlace() {}

    static String write(DocumentReference document) {
        return String.join(
                " ",
                document.id().hex(),
                Long.toString(document.size()),
                document.hash(),
                document.format(),
                document.name());
    }

    /** @throws IllegalArgumentException when that is no reference */
    static DocumentReference read(String text) {
        String[] parts = text.split(" ", PARTS);
        if (parts.length < PARTS) throw new IllegalArgumentException("no reference");
        return new DocumentReference(new DocumentId(parts[0]), parts[4], parts[3], Long.parseLong(parts[1]), parts[2]);
    }
}
