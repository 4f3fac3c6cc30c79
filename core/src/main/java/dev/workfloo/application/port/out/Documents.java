package dev.workfloo.application.port.out;

import dev.workfloo.Problem;
import dev.workfloo.StoreDamaged;
import dev.workfloo.content.Base64Content;
import dev.workfloo.content.DocumentId;
import dev.workfloo.content.DocumentReference;
import dev.workfloo.content.KeptContent;
import dev.workfloo.content.SentBytes;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.rule.Value;
import io.vavr.control.Either;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;

/** What is too large to stand in an execution's state and events: kept once, beside it, and read when somebody looks at it. */
public interface Documents {

    /**
     * Keeps a document for an execution, so that a step can take it. No more than a piece of it is in memory at a time, and
     * nothing is held while the stream is slow.
     *
     * @return nothing is kept of one that is too large
     * @throws IOException what the stream throws; nothing is kept then
     */
    Either<TooLarge, DocumentReference> keep(ExecutionId execution, Incoming incoming) throws IOException;

    /**
     * A document that comes in.
     *
     * @param name as {@link DocumentReference#name()}
     * @param format as {@link DocumentReference#format()}
     * @param content is read to its end, and not closed
     * @param most how many bytes it may have
     * @param at when it came
     */
    record Incoming(String name, String format, InputStream content, long most, Instant at) {

        /** @throws IllegalArgumentException when name or format do not have their form */
        public Incoming {
            DocumentReference.requireNamed(name, format);
        }

        /** People call their files by their names. */
        @Override
        public String toString() {
            return "a document of " + format;
        }
    }

    /**
     * Keeps what a text holds in base64. Somebody has looked through it before, and found nothing wrong.
     */
    default DocumentReference keep(ExecutionId execution, Encoded encoded) {
        InputStream content = encoded.base64().open();
        try {
            return keep(execution, new Incoming("", encoded.format(), content, Long.MAX_VALUE, encoded.at()))
                    .getOrElseThrow(tooLarge -> new IllegalStateException(tooLarge.message()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps what came in whole. */
    default DocumentReference keep(ExecutionId execution, Whole whole) {
        InputStream content = whole.content().open();
        try {
            return keep(execution, new Incoming(whole.name(), whole.format(), content, Long.MAX_VALUE, whole.at()))
                    .getOrElseThrow(tooLarge -> new IllegalStateException(tooLarge.message()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A document that is here already; name and format as {@link Incoming} has them. */
    record Whole(String name, String format, SentBytes content, Instant at) {

        /** People call their files by their names. */
        @Override
        public String toString() {
            return "a document of " + format;
        }
    }

    /**
     * A document that comes as text.
     *
     * @param format as {@link DocumentReference#format()}
     * @param at when it came
     */
    record Encoded(String format, Base64Content base64, Instant at) {}

    /** @param most how many bytes it may have */
    record TooLarge(long most) implements Problem {
        @Override
        public Kind kind() {
            return Kind.FIELDS_INVALID;
        }

        @Override
        public String message() {
            return "must have at most " + most + " bytes";
        }

        @Override
        public String toString() {
            return inWords();
        }
    }

    /** A document of this execution that was kept whole, whether or not a step took it. */
    Optional<DocumentReference> find(ExecutionId execution, DocumentId id);

    /**
     * Its bytes. The stream reads piece by piece, holds no connection in between and need not be closed; what it cannot
     * read it throws as {@link dev.workfloo.StoreUnavailable} or {@link dev.workfloo.StoreDamaged}.
     *
     * @return empty when the execution has no such document
     */
    Optional<InputStream> open(ExecutionId execution, DocumentReference document);

    /** The same, to be opened when somebody wants to see it. */
    default KeptContent content(ExecutionId execution, DocumentReference document) {
        return new KeptContent(
                document,
                () -> open(execution, document)
                        .orElseThrow(() -> new StoreDamaged("execution " + execution + " lacks " + document)));
    }

    /**
     * Its text, in UTF-8, as an answer to one of the execution's steps. The step that keeps the answer takes the document, in the
     * same transaction.
     */
    Value.Text text(ExecutionId execution, DocumentReference document);

    /**
     * What is there of an execution that no step took. Those of which only a part came count, with no bytes. A store of before
     * knows of none.
     */
    default Untaken untaken(ExecutionId execution) {
        return Untaken.NONE;
    }

    /** How many documents, and how many bytes they have together. */
    record Untaken(int count, long bytes) {

        public static final Untaken NONE = new Untaken(0, 0);

        public Untaken with(Untaken other) {
            return new Untaken(count + other.count, bytes + other.bytes);
        }
    }

    /** Forgets a document of this execution, unless a step took it. A store of before leaves it to {@link #forgetUntaken}. */
    default void forgetUntaken(ExecutionId execution, DocumentId id) {}

    /**
     * Forgets documents that came before this time and that no step took, also those of which only a part came.
     *
     * @param most how many at once
     * @return how many
     */
    int forgetUntaken(Instant before, int most);
}
