package dev.workfloo.jdbc.execution;

import dev.workfloo.execution.Progress;
import dev.workfloo.jdbc.encryption.PersonalData;
import dev.workfloo.jdbc.search.IndexedTerms;
import java.util.List;
import java.util.Optional;

/**
 * The rows that are kept together with an execution's.
 *
 * @param terms by which it is found from now on, where they change
 */
record RowsKeptAlong(
        List<KeptWork> work, List<ConsentRow> consents, Optional<CallbackRow> callback, Optional<IndexedTerms> terms) {

    static RowsKeptAlong of(
            Progress progress, List<KeptWork> asked, Optional<IndexedTerms> terms, PersonalData personal) {
        return new RowsKeptAlong(asked, ConsentRow.in(progress, personal), CallbackRow.in(progress, personal), terms);
    }

    boolean isEmpty() {
        return work.isEmpty() && consents.isEmpty() && callback.isEmpty() && terms.isEmpty();
    }
}
