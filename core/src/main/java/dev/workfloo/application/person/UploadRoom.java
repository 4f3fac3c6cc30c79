package dev.workfloo.application.person;

import dev.workfloo.application.port.in.person.KeepUploads;
import dev.workfloo.application.port.out.Documents;
import dev.workfloo.application.port.out.Documents.Untaken;
import dev.workfloo.execution.ExecutionId;

/** Whether another upload is kept for an execution, beside those that no step took yet: whoever comes by a link fills no disk. */
record UploadRoom(Documents documents, Untaken most) {

    static UploadRoom usual(Documents documents) {
        return new UploadRoom(documents, new Untaken(KeepUploads.MOST_FILES, KeepUploads.MOST_BYTES));
    }

    /** One more may go beyond the bytes: the first one is kept, however large. */
    boolean isFor(ExecutionId id) {
        Untaken waiting = documents.untaken(id);
        return waiting.count() < most.count() && waiting.bytes() < most.bytes();
    }
}
