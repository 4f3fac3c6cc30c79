package dev.workfloo.jdbc.execution;

import dev.workfloo.execution.Progress;
import dev.workfloo.jdbc.encryption.PersonalData;
import java.util.List;
import java.util.Optional;

/** The rows that are kept together with an execution's. */
record RowsKeptAlong(List<KeptWork> work, List<ConsentRow> consents, Optional<CallbackRow> callback) {

    static RowsKeptAlong of(Progress progress, List<KeptWork> asked, PersonalData personal) {
        return new RowsKeptAlong(asked, ConsentRow.in(progress, personal), CallbackRow.in(progress, personal));
    }

    boolean isEmpty() {
        return work.isEmpty() && consents.isEmpty() && callback.isEmpty();
    }
}
