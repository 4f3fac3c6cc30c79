package dev.workfloo.http;

import dev.workfloo.http.connection.Exchange;
import dev.workfloo.http.connection.HeapBudget;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** The pieces of an answer, one at a time: what one took of the heap is free before the next is made. None of them is empty but the last. */
final class PiecesInTurn implements Iterator<byte[]> {

    private final Iterator<byte[]> pieces;
    private final Exchange exchange;
    private final HeapBudget heap;
    private byte @Nullable [] made;
    private long taken;

    private PiecesInTurn(Iterator<byte[]> pieces, Exchange exchange, HeapBudget heap) {
        this.pieces = pieces;
        this.exchange = exchange;
        this.heap = heap;
    }

    /** With the first one made already: what fails until then is answered as if there were no pieces. */
    static PiecesInTurn begun(Iterator<byte[]> pieces, Exchange exchange, HeapBudget heap) {
        PiecesInTurn begun = new PiecesInTurn(pieces, exchange, heap);
        begun.made = begun.make();
        return begun;
    }

    /** Whether there is only the first one. */
    boolean isOne() {
        return made != null && !pieces.hasNext();
    }

    @Override
    public boolean hasNext() {
        return made != null || pieces.hasNext();
    }

    @Override
    public byte[] next() {
        byte[] first = made;
        made = null;
        return first != null ? first : make();
    }

    private byte[] make() {
        byte[] piece;
        do {
            exchange.free(taken);
            long before = exchange.held();
            taken = 0;
            try {
                piece = heap.within(exchange::take, pieces::next);
            } finally {
                taken = exchange.held() - before;
            }
        } while (piece.length == 0 && pieces.hasNext());
        return piece;
    }
}
