package dev.workfloo.application.file;

import dev.workfloo.application.port.out.Documents;
import dev.workfloo.application.port.out.FileFormats;
import dev.workfloo.content.Base64Content;
import dev.workfloo.content.DocumentId;
import dev.workfloo.content.DocumentReference;
import dev.workfloo.content.DocumentText;
import dev.workfloo.definition.file.FileContents;
import dev.workfloo.definition.file.SentFile;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.file.FileIntake;
import dev.workfloo.rule.Value;
import io.vavr.control.Either;
import java.time.InstantSource;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/** Files that come with calls, in base64, or that came before and are named by calls. */
public final class IncomingFiles {

    private final Documents documents;
    private final FileFormats formats;
    private final InstantSource clock;

    public IncomingFiles(Documents documents, FileFormats formats, InstantSource clock) {
        this.documents = documents;
        this.formats = formats;
        this.clock = clock;
    }

    /** For one call: however often it is tried, each file is looked into once, and kept once. */
    public FileIntake ofOneCall() {
        return new OfOneCall();
    }

    /** Whether a document is kept for this execution already. */
    public boolean isThere(ExecutionId execution, DocumentId document) {
        return documents.find(execution, document).isPresent();
    }

    private record Inspected(long most, Either<String, FileContents> outcome) {}

    private record Kept(ExecutionId execution, DocumentReference reference) {}

    /** What was kept for the execution before this call. */
    private static Optional<DocumentText> before(Value.Text sent) {
        return DocumentText.in(sent).filter(document -> !document.isTaken()).findFirst();
    }

    private static DocumentReference ownedBy(ExecutionId execution, DocumentText document) {
        if (!document.isOf(execution.hex())) throw new IllegalArgumentException(document + " is another execution's");
        return document.reference();
    }

    private final class OfOneCall implements FileIntake {

        private final Map<Value.Text, Inspected> inspected = new IdentityHashMap<>();
        private final Map<Value.Text, Kept> kept = new IdentityHashMap<>();

        @Override
        public Either<String, FileContents> inspect(Value.Text sent, long most) {
            Optional<FileContents> before =
                    before(sent).map(DocumentText::reference).map(it -> new FileContents(it.format(), it.size()));
            if (before.isPresent()) return Either.right(before.get());
            Inspected known = inspected.get(sent);
            if (known != null && known.most() == most) return known.outcome();
            Either<String, FileContents> outcome = new Base64Content(sent)
                    .look(FileFormats.BEGINNING, most)
                    .map(seen -> new FileContents(formats.mediaType(seen.beginning()), seen.size()));
            inspected.put(sent, new Inspected(most, outcome));
            return outcome;
        }

        /** What a step does not take in the end is forgotten by and by. */
        @Override
        public DocumentReference keep(ExecutionId execution, SentFile file) {
            Optional<DocumentText> before = before(file.content());
            if (before.isPresent()) return ownedBy(execution, before.get());
            Kept known = kept.get(file.content());
            if (known != null && known.execution().equals(execution)) return known.reference();
            String format = file.contents().mediaType();
            DocumentReference reference = documents.keep(
                    execution, new Documents.Encoded(format, new Base64Content(file.content()), clock.instant()));
            kept.put(file.content(), new Kept(execution, reference));
            return reference;
        }
    }
}
