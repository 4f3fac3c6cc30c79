package dev.workfloo.jdbc.person;

import dev.workfloo.jdbc.encryption.SealedColumn;
import java.util.List;

/** What is to be known of these tables elsewhere. */
public final class PersonRows {

    /** What is encrypted in them. */
    public static final List<SealedColumn> SEALED = List.of(DraftRow.SEALED);

    /** Go with executions, each of which takes these; sessions go with their links. */
    public static final List<String> REMOVE = List.of(
            "delete from workfloo_person_link where execution_id = any(?)",
            "delete from workfloo_draft where execution_id = any(?)");

    private PersonRows() {}
}
