package dev.workfloo.application.person;

import dev.workfloo.access.Scope;
import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.application.port.in.WorkflooProblem.Refused;
import dev.workfloo.application.port.in.person.KeepUploads;
import dev.workfloo.application.port.out.Documents;
import dev.workfloo.application.port.out.Documents.Whole;
import dev.workfloo.application.port.out.Executions;
import dev.workfloo.application.port.out.FileFormats;
import dev.workfloo.content.DocumentId;
import dev.workfloo.content.DocumentReference;
import dev.workfloo.content.KeptContent;
import dev.workfloo.content.SentBytes;
import dev.workfloo.definition.file.FileContents;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.ExecutionProblem.FieldsWrong;
import dev.workfloo.execution.ExecutionProblem.MovedOn;
import dev.workfloo.rule.Value;
import io.vavr.control.Either;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Each file is judged as the step will judge it, and kept before the step takes it. */
final class KeepingUploads implements KeepUploads {

    private static final int LONGEST_NAME = 200;

    private final Executions executions;
    private final Documents documents;
    private final UploadRoom room;
    private final FileFormats formats;
    private final InstantSource clock;

    KeepingUploads(Executions executions, Documents documents, FileFormats formats, InstantSource clock) {
        this.executions = executions;
        this.documents = documents;
        this.room = UploadRoom.usual(documents);
        this.formats = formats;
        this.clock = clock;
    }

    @Override
    public Either<WorkflooProblem, DocumentReference> keep(Scope scope, ExecutionId id, Upload upload) {
        boolean isThere = executions
                .standing(scope, id)
                .filter(standing -> upload.step().isAt(standing.execution().position()))
                .isPresent();
        if (!isThere) return Either.left(new Refused(new MovedOn()));
        FileContents contents = contents(upload.content());
        return upload.field()
                .refuse(contents)
                .or(() -> room.isFor(id) ? Optional.empty() : Optional.of(NO_ROOM))
                .<Either<WorkflooProblem, DocumentReference>>map(
                        why -> Either.left(new Refused(new FieldsWrong(Map.of(upload.path(), why)))))
                .orElseGet(() -> Either.right(kept(id, upload, contents)));
    }

    private FileContents contents(SentBytes content) {
        return new FileContents(formats.mediaType(content.beginning(FileFormats.BEGINNING)), content.size());
    }

    private DocumentReference kept(ExecutionId id, Upload upload, FileContents contents) {
        return documents.keep(
                id, new Whole(named(upload.name()), contents.mediaType(), upload.content(), clock.instant()));
    }

    /** Its own name, without folders, and what no line of text has. */
    private static String named(String name) {
        String own = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String clean = own.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "").strip();
        if (clean.length() <= LONGEST_NAME) return clean;
        boolean isCut = Character.isHighSurrogate(clean.charAt(LONGEST_NAME - 1));
        return clean.substring(0, isCut ? LONGEST_NAME - 1 : LONGEST_NAME);
    }

    @Override
    public void forget(Scope scope, ExecutionId id, DocumentId file) {
        known(scope, id, file).ifPresent(reference -> documents.forgetUntaken(id, reference.id()));
    }

    @Override
    public Optional<KeptContent> find(Scope scope, ExecutionId id, DocumentId file) {
        return known(scope, id, file).map(reference -> documents.content(id, reference));
    }

    @Override
    public Optional<Value.Text> answer(Scope scope, ExecutionId id, DocumentId file) {
        return known(scope, id, file).map(reference -> documents.text(id, reference));
    }

    private Optional<DocumentReference> known(Scope scope, ExecutionId id, DocumentId file) {
        return executions.lastWrite(scope, id).flatMap(known -> documents.find(id, file));
    }
}
