package dev.workfloo.jdbc.execution;

import dev.workfloo.execution.Progress;
import dev.workfloo.jdbc.encryption.PersonalData;
import dev.workfloo.jdbc.idempotency.Answers;
import dev.workfloo.jdbc.search.IndexedTerms;
import java.util.List;
import java.util.Optional;

/**
 * The rows that are kept together with an execution's.
 *
 * @param terms by which it is found from now on, where they change
 * @param answer what whoever repeats the call is answered; only of a step
 */
record RowsKeptAlong(
        List<KeptWork> work,
        List<ConsentRow> consents,
        Optional<CallbackRow> callback,
        Optional<IndexedTerms> terms,
        Optional<Answers.Kept> answer) {

    static RowsKeptAlong of(
            Progress progress, List<KeptWork> asked, Optional<IndexedTerms> terms, PersonalData personal) {
        return new RowsKeptAlong(
                asked, ConsentRow.in(progress, personal), CallbackRow.in(progress, personal), terms, Optional.empty());
    }

    RowsKeptAlong with(Optional<Answers.Kept> answered) {
        return new RowsKeptAlong(work, consents, callback, terms, answered);
    }

    boolean isEmpty() {
        return work.isEmpty() && consents.isEmpty() && callback.isEmpty() && terms.isEmpty();
    }
}
