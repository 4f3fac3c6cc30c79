package dev.workfloo.jdbc.content;

import dev.workfloo.StoreDamaged;
import dev.workfloo.content.ContentHash;
import dev.workfloo.content.DocumentId;
import dev.workfloo.content.DocumentReference;
import dev.workfloo.content.DocumentText;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.document.ExecutionDocument;
import dev.workfloo.jdbc.encryption.PersonalData;
import dev.workfloo.jdbc.format.WrittenFormats;
import dev.workfloo.jdbc.sql.TextPlaces;
import dev.workfloo.rule.Value;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** Texts that are too long to be written anew with each step: they are kept once, and their place is known by a reference. */
public final class LongTexts {

    private static final String FORMAT = "text/plain";

    private final JdbcDocuments documents;
    private final Pieces pieces;
    private final PersonalData personal;
    private final WrittenFormats formats;
    private final SecureRandom random = new SecureRandom();

    LongTexts(JdbcDocuments documents, Pieces pieces, PersonalData personal, WrittenFormats formats) {
        this.documents = documents;
        this.pieces = pieces;
        this.personal = personal;
        this.formats = formats;
    }

    /** For one transition of an execution. */
    public WrittenTexts written(ExecutionId execution, Instant at) {
        return new WrittenTexts(this, execution, at, formats.keepsLongTextsApart());
    }

    /**
     * For what was written of an execution.
     *
     * @param format in which it was
     */
    public TextPlaces of(ExecutionId execution, int format) {
        if (format < ExecutionDocument.WITH_LONG_TEXTS) return TextPlaces.HERE;
        return new ReadTexts(new DocumentText.Source(execution.hex(), (it, bytes) -> opened(execution, it, bytes)));
    }

    /** Texts of an execution as they are read: when somebody looks at them. */
    private record ReadTexts(DocumentText.Source source) implements TextPlaces {

        @Override
        public Value.Text at(String place) {
            return DocumentText.taken(TextPlace.read(place), source);
        }

        @Override
        public Optional<String> place(Value.Text text) {
            throw new UnsupportedOperationException("only read");
        }

        @Override
        public boolean tellsPlacesFromNames() {
            return true;
        }
    }

    private InputStream opened(ExecutionId execution, DocumentReference document, long bytes) {
        return documents
                .open(execution, document, bytes)
                .orElseThrow(() -> new StoreDamaged("execution " + execution + " lacks " + document));
    }

    /** As the document that a transition at this time brings. */
    BroughtDocument bring(String text, ExecutionId execution, Instant at) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ContentHash hash = new ContentHash();
        hash.add(bytes, 0, bytes.length);
        DocumentReference reference = hash.reference(newId(at), "", FORMAT);
        DocumentRow row = row(reference, execution);
        Pieces.Encrypting encryption = pieces.of(new Pieces.Document(execution, reference.id()));
        byte[] first = piece(bytes, encryption, 0);
        int more = first.length - Math.min(bytes.length, Pieces.BYTES);
        int count = Pieces.count(bytes.length);
        byte[] pieces = Arrays.copyOf(first, bytes.length + count * more);
        for (int number = 1; number < count; number++) {
            byte[] next = piece(bytes, encryption, number);
            System.arraycopy(next, 0, pieces, number * first.length, next.length);
        }
        return new BroughtDocument(reference, row, pieces, first.length);
    }

    private static byte[] piece(byte[] bytes, Pieces.Encrypting encryption, int number) {
        int from = number * Pieces.BYTES;
        byte[] plain = Arrays.copyOfRange(bytes, from, Math.min(from + Pieces.BYTES, bytes.length));
        return encryption.encrypt(plain, number, number == Pieces.count(bytes.length) - 1);
    }

    DocumentId newId(Instant at) {
        return DocumentId.create(at, random);
    }

    /** The row of a document that comes with a step that takes it. */
    private DocumentRow row(DocumentReference document, ExecutionId execution) {
        return new DocumentRow(
                execution, document.id(), Optional.empty(), DocumentRow.described(document, execution, personal));
    }
}
