package dev.workfloo.jdbc.content;

import dev.workfloo.content.DocumentId;
import dev.workfloo.content.DocumentReference;
import dev.workfloo.document.TreeReader;
import dev.workfloo.document.TreeWriter;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.jdbc.encryption.PersonalData;
import dev.workfloo.jdbc.sql.Columns;
import dev.workfloo.jdbc.sql.Columns.Insert;
import dev.workfloo.rule.Value;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A document as columns.
 *
 * @param untakenSince when it came; nothing once a step took it
 * @param described its reference, encrypted; null while it still comes
 */
record DocumentRow(ExecutionId execution, DocumentId id, Optional<Instant> untakenSince, byte @Nullable [] described) {

    static final Insert<DocumentRow> INSERT = Columns.<DocumentRow>none()
            .with("id", row -> row.id().hex())
            .with("execution_id", row -> row.execution().hex())
            .with("untaken_since", row -> row.untakenSince().orElse(null))
            .with("described", DocumentRow::described)
            .insertInto("workfloo_document");

    static byte[] described(DocumentReference document, ExecutionId execution, PersonalData personal) {
        Value.Context said = new TreeWriter()
                .text("name", document.name())
                .text("format", document.format())
                .text("size", Long.toString(document.size()))
                .text("hash", document.hash())
                .done();
        byte[] described = personal.encrypt(said, execution, associated(document.id()));
        if (described == null) throw new IllegalStateException("a description is never empty");
        return described;
    }

    static DocumentReference read(byte[] described, ExecutionId execution, DocumentId id, PersonalData personal) {
        Value.Context said = personal.decrypt(described, execution, associated(id));
        return new DocumentReference(
                id,
                TreeReader.text(said, "name"),
                TreeReader.text(said, "format"),
                Long.parseLong(TreeReader.text(said, "size")),
                TreeReader.text(said, "hash"));
    }

    static String associated(DocumentId id) {
        return "document " + id;
    }
}
