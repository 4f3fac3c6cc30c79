package dev.workfloo.jdbc.content;

import dev.workfloo.StoreDamaged;
import dev.workfloo.content.DocumentReference;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;

/** A document's bytes, of which a few pieces are read at a time; nothing is held while nobody reads on. */
final class PieceStream extends InputStream {

    private final Reading reading;
    private final DocumentReference document;
    private final int count;
    private final Deque<byte[]> ahead = new ArrayDeque<>();
    private byte[] piece = {};
    private int position;
    private int next;

    PieceStream(Reading reading, DocumentReference document, List<byte[]> first) {
        this.reading = reading;
        this.document = document;
        this.count = Pieces.count(document.size());
        ahead.addAll(first);
    }

    interface Reading {
        /** A few pieces as they are stored, from this one on; none when there is no such one. */
        List<byte[]> from(int number);

        byte[] decrypted(byte[] piece, int number, boolean isLast);
    }

    @Override
    public int read() {
        return isAtItsEnd() ? -1 : piece[position++] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int most) {
        Objects.checkFromIndexSize(offset, most, into.length);
        if (most == 0) return 0;
        if (isAtItsEnd()) return -1;
        int some = Math.min(most, piece.length - position);
        System.arraycopy(piece, position, into, offset, some);
        position += some;
        return some;
    }

    private boolean isAtItsEnd() {
        while (position == piece.length) {
            if (next == count) return true;
            readOn();
        }
        return false;
    }

    private void readOn() {
        if (ahead.isEmpty()) ahead.addAll(reading.from(next));
        byte[] stored = ahead.poll();
        if (stored == null) throw new StoreDamaged(document + " lacks its piece " + next);
        piece = reading.decrypted(stored, next, next == count - 1);
        position = 0;
        next++;
    }
}
