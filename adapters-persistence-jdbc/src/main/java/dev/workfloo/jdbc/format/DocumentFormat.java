package dev.workfloo.jdbc.format;

import dev.workfloo.StoreDamaged;
import dev.workfloo.document.TreeReader;
import dev.workfloo.rule.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The format of a document whose table has no column for it: the document says it itself, and is in format 1 where it says none.
 * The release before says none.
 */
public final class DocumentFormat {

    /** No member of a document is called so otherwise. */
    private static final String MEMBER = "@format";

    private DocumentFormat() {}

    /**
     * What the document says besides its format.
     *
     * @param newest the newest format that is read
     * @throws StoreDamaged when it is in a newer one
     */
    public static Value.Context read(Value.Context document, int newest) {
        if (!document.members().containsKey(MEMBER)) return document;
        int format = TreeReader.integer(document, MEMBER);
        if (format > newest) throw new StoreDamaged("it was written by a newer release, in format " + format);
        Map<String, Value> members = new LinkedHashMap<>(document.members());
        members.remove(MEMBER);
        return new Value.Context(members);
    }
}
