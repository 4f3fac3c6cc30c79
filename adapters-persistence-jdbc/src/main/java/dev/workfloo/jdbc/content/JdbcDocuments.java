package dev.workfloo.jdbc.content;

import dev.workfloo.StoreUnavailable;
import dev.workfloo.application.port.out.Documents;
import dev.workfloo.content.ContentHash;
import dev.workfloo.content.DocumentId;
import dev.workfloo.content.DocumentReference;
import dev.workfloo.content.DocumentText;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.jdbc.encryption.Encryption;
import dev.workfloo.jdbc.encryption.Keyring;
import dev.workfloo.jdbc.encryption.PersonalData;
import dev.workfloo.jdbc.format.WrittenFormats;
import dev.workfloo.jdbc.sql.Failures;
import dev.workfloo.jdbc.sql.Sql;
import dev.workfloo.rule.Value;
import io.vavr.control.Either;
import java.io.IOException;
import java.io.InputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Documents in the database. A statement for each piece that comes, and for a few of them that are read. */
public final class JdbcDocuments implements Documents {

    /** So many are read at once. */
    private static final int PIECES = 4;

    private static final String OF_THE_EXECUTION = "id = ? and execution_id = ? and described is not null";

    private static final String DESCRIBED = "select described from workfloo_document where " + OF_THE_EXECUTION;

    /** A row that is gone meanwhile, or nobody's, was forgotten: what comes so slowly begins anew. */
    private static final String INSERT_PIECE =
            PieceRow.INSERT.sql() + " from workfloo_document where id = ? and execution_id = ?";

    private static final String DESCRIBE =
            "update workfloo_document set described = ? where id = ? and execution_id = ?";

    private static final String FORGOTTEN = "a document was forgotten before all of it had come";

    private static final String UNTAKEN =
            "select id, described from workfloo_document where execution_id = ? and untaken_since is not null";

    private static final String READ = """
            select bytes, number from workfloo_document_piece
            where document_id = (select id from workfloo_document where id = ? and execution_id = ?) and number >= ?
            order by number limit ?""";

    private final Sql sql;
    private final Pieces pieces;
    private final PersonalData personal;
    private final LongConsumer room;
    private final LongTexts texts;
    private final DocumentRemoval removal;
    private final DocumentRemoval upkeep;

    /** @param room is asked before a document is read whole, with its bytes */
    public JdbcDocuments(Sql sql, Keyring keys, WrittenFormats formats, LongConsumer room) {
        this.sql = sql;
        this.pieces = new Pieces(new Encryption(keys, formats));
        this.personal = new PersonalData(keys, formats);
        this.room = room;
        this.removal = new DocumentRemoval(sql);
        this.upkeep = new DocumentRemoval(sql.apart());
        this.texts = new LongTexts(this, pieces, personal, formats);
    }

    public LongTexts texts() {
        return texts;
    }

    @Override
    public Either<TooLarge, DocumentReference> keep(ExecutionId execution, Incoming incoming) throws IOException {
        Pieces.Document document = new Pieces.Document(execution, texts.newId(incoming.at()));
        DocumentRow begun = new DocumentRow(execution, document.id(), Optional.of(incoming.at()), null);
        sql.update(DocumentRow.INSERT.sql(), DocumentRow.INSERT.values(begun));
        boolean isKept = false;
        try {
            Either<TooLarge, DocumentReference> result = keep(document, incoming);
            isKept = result.isRight();
            return result;
        } finally {
            if (!isKept) forget(document.id());
        }
    }

    private Either<TooLarge, DocumentReference> keep(Pieces.Document document, Incoming incoming) throws IOException {
        ContentHash hash = new ContentHash();
        // One byte more tells whether a piece is the last one.
        byte[] buffer = new byte[Pieces.BYTES + 1];
        Pieces.Encrypting encryption = pieces.of(document);
        boolean isLast = false;
        int held = 0;
        for (int number = 0; !isLast; number++) {
            held += incoming.content().readNBytes(buffer, held, buffer.length - held);
            isLast = held <= Pieces.BYTES;
            byte[] plain = Arrays.copyOf(buffer, Math.min(held, Pieces.BYTES));
            hash.add(plain, 0, plain.length);
            if (hash.size() > incoming.most()) return Either.left(new TooLarge(incoming.most()));
            write(new PieceRow(document.id(), number, encryption.encrypt(plain, number, isLast)), document.execution());
            buffer[0] = buffer[Pieces.BYTES];
            held = 1;
        }
        return Either.right(described(document, hash.reference(document.id(), incoming.name(), incoming.format())));
    }

    private void write(PieceRow piece, ExecutionId execution) {
        Object[] place = {piece.document().hex(), execution.hex()};
        try {
            requireThere(sql.singleOrThrow(connection ->
                    Sql.update(connection, INSERT_PIECE, Sql.together(PieceRow.INSERT.values(piece), place))));
        } catch (SQLException e) {
            if (Failures.isForeignKeyViolation(e)) throw new StoreUnavailable(FORGOTTEN, e);
            throw Failures.of(e);
        }
    }

    private DocumentReference described(Pieces.Document document, DocumentReference reference) {
        byte[] described = DocumentRow.described(reference, document.execution(), personal);
        requireThere(sql.update(
                DESCRIBE, described, document.id().hex(), document.execution().hex()));
        return reference;
    }

    private static void requireThere(int rows) {
        if (rows == 0) throw new StoreUnavailable(FORGOTTEN);
    }

    /** Where that fails, it is forgotten with all that no step took. */
    private void forget(DocumentId id) {
        try {
            removal.delete(id);
        } catch (StoreUnavailable e) {
            // Later, then.
        }
    }

    @Override
    public Optional<DocumentReference> find(ExecutionId execution, DocumentId id) {
        return sql.first(
                DESCRIBED,
                Sql.of("document " + id, row -> DocumentRow.read(row.getBytes("described"), execution, id, personal)),
                id.hex(),
                execution.hex());
    }

    @Override
    public Optional<InputStream> open(ExecutionId execution, DocumentReference document) {
        PieceStream.Reading reading = new Reading(new Pieces.Document(execution, document.id()));
        List<byte[]> first = reading.from(0);
        return first.isEmpty() ? Optional.empty() : Optional.of(new PieceStream(reading, document, first));
    }

    private final class Reading implements PieceStream.Reading {

        private final Pieces.Document document;

        Reading(Pieces.Document document) {
            this.document = document;
        }

        @Override
        public List<byte[]> from(int number) {
            return sql.list(
                    READ,
                    row -> row.getBytes("bytes"),
                    document.id().hex(),
                    document.execution().hex(),
                    number,
                    PIECES);
        }

        @Override
        public byte[] decrypted(byte[] piece, int number, boolean isLast) {
            return pieces.decrypt(piece, document, number, isLast);
        }
    }

    /** For one who is about to have so many of its bytes at once. */
    Optional<InputStream> open(ExecutionId execution, DocumentReference document, long bytes) {
        room.accept(bytes);
        return open(execution, document);
    }

    @Override
    public Value.Text text(ExecutionId execution, DocumentReference document) {
        return DocumentText.given(
                document, new DocumentText.Source(execution.hex(), (it, bytes) -> opened(execution, it, bytes)));
    }

    private InputStream opened(ExecutionId execution, DocumentReference document, long bytes) {
        return open(execution, document, bytes)
                .orElseThrow(() -> new StoreUnavailable(document + " is not there any more"));
    }

    @Override
    public Untaken untaken(ExecutionId execution) {
        return sql.list(UNTAKEN, row -> new Untaken(1, size(row, execution)), execution.hex()).stream()
                .reduce(Untaken.NONE, Untaken::with);
    }

    private long size(ResultSet row, ExecutionId execution) throws SQLException {
        byte[] described = row.getBytes("described");
        if (described == null) return 0;
        DocumentId id = new DocumentId(row.getString("id"));
        return DocumentRow.read(described, execution, id, personal).size();
    }

    @Override
    public void forgetUntaken(ExecutionId execution, DocumentId id) {
        removal.untaken(execution, id);
    }

    @Override
    public int forgetUntaken(Instant before, int most) {
        return upkeep.untaken(before, most);
    }
}
