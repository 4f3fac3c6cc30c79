package dev.workfloo.application.port.out.pdf;

import dev.workfloo.Problem;
import dev.workfloo.application.port.out.Documents;
import dev.workfloo.application.port.out.Documents.Incoming;
import dev.workfloo.content.DocumentReference;
import dev.workfloo.execution.ExecutionId;
import io.vavr.control.Either;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Set;

/** Draws pages as PDFs. It is asked in the sandbox as in production. */
public interface PdfRenderer {

    /** As logs name it. */
    String NAME = "PDF renderer";

    /** How many bytes a PDF has at most. */
    long MOST_BYTES = 10 * 1024 * 1024;

    /** How many pages it has at most. */
    int MOST_PAGES = 200;

    /** Nobody: each PDF fails, once other processes had time to make it. */
    PdfRenderer NONE = new NoRenderer();

    /** Whether it can draw here. What it cannot is left for a while to other processes, which may, and asked for here after that. */
    default boolean isReady() {
        return true;
    }

    /** How many pages it is given at a time, at least 1. No more are held in memory, each until its PDF is kept. */
    default int atOnce() {
        return 2;
    }

    /**
     * Draws a page. It is well-formed XML of the elements of HTML, with CSS, without DTD and entities; nothing that it may name is
     * to be loaded but {@code data:}. What is too large or takes too long is an outcome too; it throws nothing for that. One that
     * throws all the same, or returns null, counts as one that failed.
     */
    Outcome render(String page);

    /** What became of a page. */
    sealed interface Outcome {

        <R> R fold(Cases<R> cases);

        /** One answer for each outcome. */
        interface Cases<R> {
            R made(Made outcome);

            R failed(Failed outcome);

            R notNow(NotNow outcome);

            R notHere(NotHere outcome);
        }

        /**
         * A PDF.
         *
         * @param missing characters that its font lacks, by their numbers in Unicode: in their place it shows that they are missing
         */
        record Made(InputStream content, Set<Integer> missing) implements Outcome {
            public Made {
                missing = Set.copyOf(missing);
            }

            /** Keeps it, so that a step can take it; or says why it is not kept. */
            public Either<String, DocumentReference> keep(Documents documents, ExecutionId execution, Instant at) {
                try {
                    return documents
                            .keep(execution, new Incoming("", "application/pdf", content, MOST_BYTES, at))
                            .mapLeft(Problem::message);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            public <R> R fold(Cases<R> cases) {
                return cases.made(this);
            }

            /** The characters may be a person's. */
            @Override
            public String toString() {
                return "Made";
            }
        }

        /** @param reason for people; it tells nothing of the page's values */
        record Failed(String reason) implements Outcome {
            @Override
            public <R> R fold(Cases<R> cases) {
                return cases.failed(this);
            }
        }

        /** As many are being drawn as it bears, or it stops: the page comes again. */
        record NotNow() implements Outcome {
            @Override
            public <R> R fold(Cases<R> cases) {
                return cases.notNow(this);
            }
        }

        /**
         * It could not be drawn here, and the page is not to blame, as far as is known: it comes again, here or in another process.
         * Where that goes on for ten minutes, it fails.
         *
         * @param reason for people, as above
         */
        record NotHere(String reason) implements Outcome {
            @Override
            public <R> R fold(Cases<R> cases) {
                return cases.notHere(this);
            }
        }
    }
}
