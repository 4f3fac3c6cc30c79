package dev.workfloo.application.port.in.person;

import dev.workfloo.access.Scope;
import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.content.DocumentId;
import dev.workfloo.content.DocumentReference;
import dev.workfloo.content.KeptContent;
import dev.workfloo.content.SentBytes;
import dev.workfloo.definition.file.FileField;
import dev.workfloo.definition.file.FileRequest;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.ExpectedStep;
import dev.workfloo.rule.Value;
import io.vavr.control.Either;
import java.util.Optional;

/**
 * Keeps files one by one that a person has chosen at a step that was not taken yet, so that none must be sent again because another was
 * refused. The step takes them by {@link #answer}; those that no step takes are forgotten after a day.
 */
public interface KeepUploads {

    /** So many wait at once for a step to take them: one answer takes no more. */
    int MOST_FILES = FileRequest.MOST_FILES;

    /** Once they have so many bytes together, no other is kept beside them: whoever comes by a link fills no disk. */
    long MOST_BYTES = 100L * 1024 * 1024;

    /** What is said then of another one. */
    String NO_ROOM = "is not kept beside all that no step took yet";

    /**
     * Of those that are sent at once each may be kept before the others count.
     *
     * @return what it is known by; or what is wrong with it, by the path at which it was sent
     */
    Either<WorkflooProblem, DocumentReference> keep(Scope scope, ExecutionId id, Upload upload);

    /** Nobody wants it any more: there is nothing of it from now on, unless a step took it. */
    void forget(Scope scope, ExecutionId id, DocumentId file);

    /** A file that was kept for this execution. */
    Optional<KeptContent> find(Scope scope, ExecutionId id, DocumentId file);

    /** What stands for it in an answer to a DOCUMENT or in a correction, in the place of a text in base64. */
    Optional<Value.Text> answer(Scope scope, ExecutionId id, DocumentId file);

    /**
     * A file that a person has chosen.
     *
     * @param path by which the answer will name it
     * @param name as the person calls it
     */
    record Upload(ExpectedStep step, String path, FileField field, String name, SentBytes content) {

        /** Says nothing of the person. */
        @Override
        public String toString() {
            return "Upload[" + path + "]";
        }
    }
}
