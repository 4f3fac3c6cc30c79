package dev.workfloo.jdbc.execution;

import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.document.Recorded;
import dev.workfloo.jdbc.content.LongTexts;
import dev.workfloo.jdbc.encryption.PersonalData;
import dev.workfloo.jdbc.execution.ExecutionRow.Document;
import dev.workfloo.jdbc.idempotency.Answers;
import dev.workfloo.jdbc.sql.StoredJson;
import dev.workfloo.jdbc.sql.TextPlaces;

/** How what people said is kept, and what they were answered: encrypted, and what is long beside the rest. */
record Personal(PersonalData data, LongTexts texts, Answers answers) {

    /** What was written of an execution as this. */
    Recorded read(Document document, ExecutionId id, String associated) {
        TextPlaces places = texts.of(id, document.format());
        return new Recorded(
                StoredJson.read(document.trail()), data.decrypt(document.personal(), id, associated, places));
    }
}
