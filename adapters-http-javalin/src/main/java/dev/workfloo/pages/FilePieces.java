package dev.workfloo.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** A file's bytes, of which only the next few are in memory. One that could not be read can be asked for again. */
final class FilePieces implements Iterator<byte[]> {

    /** What a piece takes of the heap, with those that a store reads ahead, encrypted and not. */
    static final long HEAP = 512 * 1024;

    private static final int PIECE = 64 * 1024;

    private final InputStream content;
    private final byte[] buffer = new byte[PIECE];
    private long rest;

    /** @param size how many bytes there are: one at least */
    FilePieces(InputStream content, long size) {
        this.content = content;
        this.rest = size;
    }

    @Override
    public boolean hasNext() {
        return rest > 0;
    }

    @Override
    public byte[] next() {
        if (rest == 0) throw new NoSuchElementException();
        try {
            int count = content.read(buffer);
            if (count < 0) throw new IllegalStateException("a file is shorter than it was when it came");
            rest -= count;
            return Arrays.copyOf(buffer, count);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
