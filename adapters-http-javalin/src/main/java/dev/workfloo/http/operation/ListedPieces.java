package dev.workfloo.http.operation;

import dev.workfloo.StoreDamaged;
import dev.workfloo.StoreUnavailable;
import dev.workfloo.application.port.in.search.ExecutionPage;
import dev.workfloo.application.port.in.search.ListedExecution;
import dev.workfloo.execution.ExecutionId;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;

/**
 * A page as text, a part of it at a time. An item's long texts are read only as it is written, so a piece ends as soon as it is
 * large. One that could not be made just now can be asked for again.
 */
final class ListedPieces implements Iterator<byte[]> {

    /** In bytes; no item is added to a piece that has so many. */
    private static final int LARGE = 256 * 1024;

    private final ExecutionPage page;
    private final Frame frame;
    private final Function<ListedExecution, String> item;
    private final Deque<ListedExecution> read = new ArrayDeque<>();
    private Iterator<List<ListedExecution>> parts;
    private boolean hasBegun;
    private boolean hasItem;
    private boolean hasEnded;

    /** What stands around the items, and between two of them. */
    record Frame(String head, String between, String tail) {}

    ListedPieces(ExecutionPage page, Frame frame, Function<ListedExecution, String> item) {
        this.page = page;
        this.frame = frame;
        this.item = item;
        this.parts = page.parts();
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
        if (read.isEmpty() && parts.hasNext()) read.addAll(parts.next());
        try {
            while (!read.isEmpty() && piece.size() < LARGE) addItem(read.element(), piece);
        } catch (StoreUnavailable e) {
            readAgain();
            boolean isOfUse = hasBegun && piece.size() > 0;
            if (!isOfUse) throw e;
        }
        hasBegun = true;
        hasEnded = read.isEmpty() && !parts.hasNext();
        if (hasEnded) add(frame.tail(), piece);
        return piece.toByteArray();
    }

    /** From the one on that could not be written: nothing of it stays in memory, as nobody counts it there. */
    private void readAgain() {
        List<ExecutionId> ids = page.ids();
        int first = ids.indexOf(read.element().detail().execution().id());
        read.clear();
        parts = page.parts(ids.subList(first, ids.size()));
    }

    private void addItem(ListedExecution listed, ByteArrayOutputStream piece) {
        try {
            String text = item.apply(listed);
            if (hasItem) add(frame.between(), piece);
            hasItem = true;
            add(text, piece);
        } catch (StoreDamaged e) {
            page.leftOut(listed, e);
        }
        read.remove();
    }

    private static void add(String text, ByteArrayOutputStream piece) {
        piece.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
