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

    /**
     * Processes of the release before know nothing of these tables: what executions leave there that they remove, and drafts of steps
     * that they take. A step that waited for a draft to be kept leaves that too.
     */
    static final List<String> LEFT = List.of("""
            delete from workfloo_person_link l
            where not exists (select 1 from workfloo_execution e where e.id = l.execution_id)""", """
            delete from workfloo_draft d
            where not exists (select 1 from workfloo_execution e where e.id = d.execution_id and e.revision = d.revision)""");

    private PersonRows() {}
}
