package dev.workfloo.pdf;

import java.io.ByteArrayOutputStream;

/** Bytes in memory, up to so many. */
final class BoundedBytes extends ByteArrayOutputStream {

    private final long most;

    BoundedBytes(long most) {
        this.most = most;
    }

    @Override
    public synchronized void write(int one) {
        require(1);
        super.write(one);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
        require(length);
        super.write(bytes, from, length);
    }

    private void require(int more) {
        if (count + (long) more > most) throw new PageRefused("it has more than " + most + " bytes");
    }
}
