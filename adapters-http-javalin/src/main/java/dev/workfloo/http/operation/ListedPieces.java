package dev.workfloo.http.operation;

import dev.workfloo.application.port.in.search.ListedExecution;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;

/** A page as text, a part of it at a time. */
final class ListedPieces implements Iterator<byte[]> {

    private final Iterator<List<ListedExecution>> parts;
    private final Frame frame;
    private final Function<ListedExecution, String> item;
    private boolean hasBegun;
    private boolean hasItem;
    private boolean hasEnded;

    /** What stands around the items, and between two of them. */
    record Frame(String head, String between, String tail) {}

    ListedPieces(Iterator<List<ListedExecution>> parts, Frame frame, Function<ListedExecution, String> item) {
        this.parts = parts;
        this.frame = frame;
        this.item = item;
    }

    @Override
    public boolean hasNext() {
        return !hasEnded;
    }

    @Override
    public byte[] next() {
        if (hasEnded) throw new NoSuchElementException();
        ByteArrayOutputStream piece = new ByteArrayOutputStream();
        if (!hasBegun) add(frame.head(), piece);
        hasBegun = true;
        if (parts.hasNext()) parts.next().forEach(listed -> add(listed, piece));
        hasEnded = !parts.hasNext();
        if (hasEnded) add(frame.tail(), piece);
        return piece.toByteArray();
    }

    private void add(ListedExecution listed, ByteArrayOutputStream piece) {
        if (hasItem) add(frame.between(), piece);
        hasItem = true;
        add(item.apply(listed), piece);
    }

    private static void add(String text, ByteArrayOutputStream piece) {
        piece.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
