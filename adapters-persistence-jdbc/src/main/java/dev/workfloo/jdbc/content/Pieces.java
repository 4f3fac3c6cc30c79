package dev.workfloo.jdbc.content;

import dev.workfloo.content.DocumentId;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.jdbc.encryption.Encryption;

/**
 * Encrypts documents piece by piece, under the key of their execution. With each piece is authenticated of which document it is,
 * which one, and whether it is the last: none can be left out, doubled or put elsewhere without being noticed.
 */
final class Pieces {

    /** All pieces but the last one have so many. */
    static final int BYTES = 64 * 1024;

    private final Encryption encryption;

    Pieces(Encryption encryption) {
        this.encryption = encryption;
    }

    record Document(ExecutionId execution, DocumentId id) {
        private String piece(int number, boolean isLast) {
            return associated(id, number, isLast);
        }
    }

    static String associated(DocumentId document, int number, boolean isLast) {
        return "document " + document + " piece " + number + (isLast ? " last" : "");
    }

    /** How many a document of so many bytes has; an empty one has one too. */
    static int count(long size) {
        return Math.toIntExact(Math.max(1, (size + BYTES - 1) / BYTES));
    }

    /** For the pieces of one document: each but the last one is as long as the others, encrypted too. */
    Encrypting of(Document document) {
        Encryption.Writing writing = encryption.writing();
        return (plain, number, isLast) ->
                writing.encrypt(plain, document.execution().hex(), document.piece(number, isLast));
    }

    interface Encrypting {
        byte[] encrypt(byte[] plain, int number, boolean isLast);
    }

    /** @throws dev.workfloo.StoreDamaged when it is not this piece of this document */
    byte[] decrypt(byte[] encrypted, Document document, int number, boolean isLast) {
        return encryption.decrypt(encrypted, document.execution().hex(), document.piece(number, isLast));
    }
}
