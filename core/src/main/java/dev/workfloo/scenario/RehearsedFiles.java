package dev.workfloo.scenario;

import dev.workfloo.content.Base64Content;
import dev.workfloo.content.ContentHash;
import dev.workfloo.content.DocumentId;
import dev.workfloo.content.DocumentReference;
import dev.workfloo.content.FileSignatures;
import dev.workfloo.definition.file.FileContents;
import dev.workfloo.definition.file.SentFile;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.file.FileIntake;
import dev.workfloo.rule.Value;
import io.vavr.control.Either;

/** Looks into files as a run does, and keeps none. */
final class RehearsedFiles implements FileIntake {

    private static final DocumentId NOWHERE = new DocumentId("0".repeat(24));

    /** Stands for each PDF that a run would make. */
    static final DocumentReference PDF = new ContentHash().reference(NOWHERE, "", "application/pdf");

    @Override
    public Either<String, FileContents> inspect(Value.Text sent, long most) {
        return new Base64Content(sent)
                .look(FileSignatures.BEGINNING, most)
                .map(seen -> new FileContents(FileSignatures.mediaType(seen.beginning()), seen.size()));
    }

    @Override
    public DocumentReference keep(ExecutionId execution, SentFile file) {
        return new Base64Content(file.content())
                .reference(NOWHERE, file.contents().mediaType());
    }
}
